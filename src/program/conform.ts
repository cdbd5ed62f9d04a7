import { isExchange } from './channels.ts';
import { withoutJoinsOfCleared } from './cleared.ts';
import type { Program, Step, StepOf, Task, TaskName } from './program.ts';
import { halted } from './self-cancel.ts';
import { isSettled, mayAskSize, mayTimeOut, misfit, type Shape } from './shape.ts';
import { settleAll } from './structure.ts';
import { LONGEST_TIMER } from './timer.ts';
import { postorder } from './visibility.ts';

/**
 * The nearest program that fits a shape: spawns move up to main, waiting inside tasks is dropped, tasks settle what they
 * spawned. A program that fits is equal afterwards. Expects a legal program and returns one.
 */
export function conform(program: Program, shape: Shape): Program {
  if (misfit(program, shape) === undefined) return program;
  // Only who may wait can settle: where tasks may not, structure leaves the spawning to main as well.
  const nested = shape.spawn === 'nested' && (shape.joinInside || !shape.structured);
  let fitted = nested ? program : spawnFromMain(program, shape.spawn === 'main-first');
  fitted = askOnly(fitted, shape);
  if (!shape.joinInside) fitted = waitInMain(fitted);
  if (shape.clear === 'unjoined') fitted = withoutJoinsOfCleared(fitted);
  if (shape.cancelSelf === true)
    fitted = { tasks: fitted.tasks.map((task) => ({ name: task.name, steps: halted(task) })) };
  return isSettled(shape) ? settleAll(fitted) : fitted;
}

/**
 * Main spawns every task, a subtree in postorder where it spawned the root: whatever was visible in a task comes before it
 * in postorder (see `SpawnTree`), so it still is visible.
 */
function spawnFromMain(program: Program, first: boolean): Program {
  const own = new Map<TaskName, Step>();
  for (const { steps } of program.tasks)
    for (const step of steps) if ('spawn' in step) own.set(step.spawn, step);
  const spawns: Step[] = [];
  for (const task of postorder(program)) if (task !== 0) spawns.push(own.get(program.tasks[task]!.name)!);
  const tasks = program.tasks.map((task, number): Task => {
    if (number > 0 || first)
      return { name: task.name, steps: task.steps.filter((step) => !('spawn' in step)) };
    let next = 0;
    const steps = task.steps.flatMap((step): readonly Step[] => {
      if (!('spawn' in step)) return [step];
      const from = next;
      while ((spawns[next++] as { spawn: TaskName }).spawn !== step.spawn);
      return spawns.slice(from, next);
    });
    return { name: task.name, steps };
  });
  if (first) tasks[0] = { name: tasks[0]!.name, steps: [...spawns, ...tasks[0]!.steps] };
  return { tasks };
}

/** Drops what the scheduler cannot be asked. */
function askOnly(program: Program, shape: Shape): Program {
  const { cancel, idle, pause, clear, setLimit, priority, cleanup, lock, weight, channel } = shape;
  const { repeat, oddDelays, longSleeps, results, setPriority } = shape;
  const tasks = program.tasks.map(({ name, steps }, number): Task => {
    const mayIdle = idle === true && number === 0;
    return {
      name,
      steps: steps
        .map(plain)
        .map(untimed)
        .map((step): Step => ('idle' in step && !mayAskSize(step, shape) ? { idle: true } : step))
        .map(plainerTimer)
        .map(shorterSleep)
        .map(withoutFailure)
        .map(atOnce)
        .map(now)
        .filter(
          (step) =>
            !('cancel' in step && !(step.cancel === name ? shape.cancelSelf : cancel)) &&
            !('idle' in step && !mayIdle) &&
            !('cleanup' in step && !cleanup) &&
            !(('pause' in step || 'resume' in step) && !pause) &&
            !('clear' in step && (clear === undefined || (number > 0 && shape.spawn === 'main-first'))) &&
            !('set-limit' in step && !setLimit) &&
            !('set-priority' in step && !setPriority) &&
            !(('acquire' in step || 'release' in step) && !lock) &&
            !(isExchange(step) && !channel) &&
            !('loop' in step && !shape.loop) &&
            !('watch' in step && !(shape.watch && mayAskSize(step, shape))) &&
            !('look' in step && !shape.look),
        ),
    };
  });
  return { tasks };

  function plain(step: Step): Step {
    if ('weight' in step && !weight) {
      const { weight: _, ...lighter } = step;
      return lighter;
    }
    if ('idle' in step && step.idle === 'results' && !results) return { idle: true };
    return 'spawn' in step ? plainSpawn(step) : step;
  }

  function plainSpawn(step: StepOf<'spawn'>): Step {
    const { priority: given, after, ...others } = step;
    if (step.at !== undefined) return step;
    if (step.for !== undefined) return shape[step.for] === true ? step : { spawn: step.spawn };
    if ((given === undefined || priority) && (after === undefined || shape.pending)) return step;
    return {
      ...others,
      ...(given !== undefined && priority ? { priority: given } : {}),
      ...(after !== undefined && shape.pending ? { after } : {}),
    };
  }

  function untimed(step: Step): Step {
    if (!('timeout' in step) || mayTimeOut(step, shape)) return step;
    const { timeout: _, ...without } = step;
    return without;
  }

  function shorterSleep(step: Step): Step {
    if (!('sleep' in step) || step.sleep <= LONGEST_TIMER || longSleeps === true) return step;
    return { ...step, sleep: LONGEST_TIMER };
  }

  function withoutFailure(step: Step): Step {
    return 'throws' in step && shape.cleanupThrows !== true ? { cleanup: step.cleanup } : step;
  }

  function atOnce(step: Step): Step {
    return 'cleanup' in step && shape.cleanupAtOnce === true ? { ...step, cleanup: 0 } : step;
  }

  function now(step: Step): Step {
    if (!('at' in step) || shape.cleanupActs === true) return step;
    return 'spawn' in step ? { spawn: step.spawn } : { cancel: (step as StepOf<'cancel'>).cancel };
  }

  function plainerTimer(step: Step): Step {
    if ('finally' in step) return shape.finally === true ? step : { sleep: step.sleep };
    if (!('times' in step || 'as' in step)) return step;
    const { times, as, sleep } = step;
    return {
      sleep,
      ...(times !== undefined && repeat === true ? { times } : {}),
      ...(as !== undefined && oddDelays === true ? { as } : {}),
    };
  }
}

function waitInMain(program: Program): Program {
  const tasks = program.tasks.map((task, number): Task => {
    if (number === 0) return task;
    return { name: task.name, steps: task.steps.filter((step) => !('join' in step || 'settle' in step)) };
  });
  return { tasks };
}
