import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Digest } from './digest.ts';
import { HELD } from './fate.ts';
import { expect as foretell } from './oracle.ts';
import { type Program, type Step, type TaskName, THROWN } from './program.ts';
import { legalPrograms, tangledPrograms } from './programs.fixture.ts';
import { parseText } from './text.ts';
import { sleepOf } from './timer.ts';

/** `outcome digest start–finish` of each task. */
const fates = (program: Program): string[] =>
  foretell(program).tasks.map(
    ({ outcome, digest, start, finish }) => `${outcome} ${digest} ${start}–${finish}`,
  );

describe('the oracle', () => {
  test('agrees with a simulation in the order of time', () => {
    fc.assert(
      fc.property(tangledPrograms, (program) => {
        expect(fates(program)).toEqual(simulate(program, 0));
      }),
    );
  });

  test('takes for the latest finish that of a simulation in which every start and wake-up is late', () => {
    fc.assert(
      fc.property(tangledPrograms, fc.integer({ min: 0, max: 50 }), (program, lateness) => {
        const late = foretell(program, lateness).tasks.map(({ latestFinish }) => `–${latestFinish}`);
        const simulated = simulate(program, lateness).map((fate) => fate.slice(fate.indexOf('–')));
        expect(late).toEqual(simulated);
      }),
    );
  });

  test('gives the same times but for the latest finish, however late', () => {
    fc.assert(
      fc.property(legalPrograms, fc.nat(50), (program, lateness) => {
        const plain = foretell(program);
        const late = foretell(program, lateness);
        expect({ ...late, tasks: 0, held: 0 }).toEqual({ ...plain, tasks: 0, held: 0 });
        late.tasks.forEach((fate, i) => {
          const { latestFinish, ...same } = plain.tasks[i]!;
          expect(fate).toMatchObject({ outcome: same.outcome, digest: same.digest, start: same.start });
          expect(fate.finish).toBe(latestFinish);
        });
      }),
    );
  });

  test('knows span, work and sleep', () => {
    const program = parseText(
      'main: work 1, spawn a, spawn b, join b\na: sleep 5, work 2\nb: sleep 3, throw, sleep 9',
    );
    expect(foretell(program)).toMatchObject({ span: 8, work: 3, sleep: 8 });
  });

  test('folds results in order, and wraps them to 32 bits', () => {
    expect(fates(parseText('main: emit 1, emit 2, spawn a, join a\na: emit 1, emit 2147483647'))).toEqual([
      'returned -2147482595 0–0',
      'returned -2147483618 0–0',
    ]);
  });

  test('hands an error on to whoever joins, and folds it where it is settled', () => {
    const program = parseText('main: spawn b, settle b, settle b\na: throw zero\nb: spawn a, join a, emit 1');
    const zero = Digest.error + THROWN.indexOf('zero');
    expect(fates(program)).toEqual([
      `returned ${105 * 31 + 105} 0–0`,
      `threw ${zero} 0–0`,
      `threw ${zero} 0–0`,
    ]);
    expect(fates(parseText('main: spawn a, join a\na: throw'))).toEqual([
      `threw ${Digest.error + 8} 0–0`,
      `threw ${Digest.error + 8} 0–0`,
    ]);
  });

  test('reaches nothing after a throw', () => {
    const program = parseText('main: spawn a, join a, spawn b\na: throw, sleep 3\nb: emit 1');
    expect(fates(program).at(2)).toBe('unspawned 0 NaN–NaN');
    expect(foretell(program).sleep).toBe(0);
  });

  test('says who is stuck on a cycle of joins, and who waits for them', () => {
    const names = ['main', 'a', 'b', 'c', 'd'];
    const steps: Step[][] = [
      [...names.slice(1).map((spawn) => ({ spawn })), { join: 'c' }],
      [{ sleep: 1 }, { join: 'b' }],
      [{ settle: 'a' }],
      [{ join: 'a' }],
      [{ emit: 1 }],
    ];
    const { tasks, span } = foretell({ tasks: names.map((name, i) => ({ name, steps: steps[i]! })) });
    expect(tasks.map((fate) => fate.outcome)).toEqual(['stuck', 'stuck', 'stuck', 'stuck', 'returned']);
    expect([...tasks[1]!.dependsOn]).toEqual([2, 1]);
    expect(span).toBe(0);
  });

  test('knows whose outcome a task depends on, through those it waits for', () => {
    const text =
      'main: spawn a, spawn b, spawn d, settle b\na: throw\nb: spawn c, join c, settle a\nc: emit 1\nd: throw, join a';
    const { tasks } = foretell(parseText(text));
    expect(tasks.map((fate) => [...fate.dependsOn])).toEqual([[2, 3, 1], [], [3, 1], [], []]);
  });

  test('goes on from a race when its first arm has ended, and folds nothing of it', () => {
    expect(
      fates(
        parseText('main: emit 7, spawn a {for race}, spawn b {for race}\na: sleep 2, emit 1\nb: sleep 5'),
      )[0],
    ).toBe('returned 7 0–2');
  });

  test('folds a whole in the order of its arms, when all have ended, and nothing of one that fails', () => {
    const whole = 'main: spawn a {for all}, spawn b {for all}\na: sleep 2, emit 1\nb: sleep 1, emit 2';
    expect(fates(parseText(whole))[0]).toBe('returned 33 0–2');
    expect(fates(parseText(`${whole}, throw`))[0]).toBe('returned 0 0–1');
  });

  test('counts one spawn of a task, and none of nobody', () => {
    const steps: Step[] = [
      { spawn: 'main' },
      { spawn: 'nobody' },
      { spawn: 'a' },
      { sleep: 1 },
      { spawn: 'a' },
    ];
    const tasks = [
      { name: 'main', steps },
      { name: 'a', steps: [{ emit: 1 }, { spawn: 'a' }] },
    ];
    expect(fates({ tasks })).toEqual(['returned 0 0–1', 'returned 1 0–0']);
  });

  test('follows ten thousand tasks that spawn and join each other', () => {
    const deep = (join: (i: number) => Step[]): Program => ({
      tasks: Array.from({ length: 10_001 }, (_, i) => ({
        name: `t${i}`,
        steps: i === 10_000 ? [{ sleep: 1 }] : [{ spawn: `t${i + 1}` }, ...join(i + 1)],
      })),
    });
    expect(foretell(deep((i) => [{ join: `t${i}` }])).tasks[0]).toMatchObject({
      outcome: 'returned',
      finish: 1,
    });
    expect(foretell(deep(() => [{ join: 't0' }])).tasks[0]!.outcome).toBe('stuck');
  });
});

describe('of a cancelled task', () => {
  const cut = (text: string, cuts: number[]): string[] =>
    foretell(parseText(text), 0, 0, cuts).tasks.map(
      ({ outcome, digest, finish }) => `${outcome} ${outcome === 'cancelled' ? 'so' : digest} ${finish}`,
    );

  test('it knows what comes of it, given how far it came', () => {
    const text = 'main: spawn a, sleep 2, cancel a, settle a\na: emit 1, sleep 5, emit 2';
    expect(cut(text, [-1, 1])).toEqual(['returned 97 2', 'cancelled so 2']);
    expect(cut(text, [-1, -1])).toEqual([`returned ${31 + 2} 5`, `returned ${31 + 2} 5`]);
  });

  test('more steps than it has, which only a scheduler that repeats some takes, are all of them', () => {
    expect(cut('main: spawn a, cancel a\na: emit 1', [-1, 9])).toEqual(['returned 0 0', 'cancelled so 0']);
  });

  test('who is cancelled by a join ends no sooner than what was joined', () => {
    const program = parseText('main: spawn a, spawn b, sleep 2, cancel a\na: sleep 5\nb: settle a, emit 1');
    const { tasks } = foretell(program, 0, 0, [-1, 0, 0], false, [-1, -1, 1]);
    expect(tasks.map(({ outcome, finish }) => `${outcome} ${finish}`)).toEqual([
      'returned 2',
      'cancelled 2',
      'cancelled 2',
    ]);
  });

  test('a join ends with its cancellation, and so does whoever joins that', () => {
    const text = 'main: spawn a, spawn b, spawn c, cancel a\na: sleep 5\nb: join a, emit 1\nc: settle b';
    expect(cut(text, [-1, 0, -1, -1])).toEqual([
      'returned 0 0',
      'cancelled so 0',
      `threw ${Digest.cancelled} 0`,
      'returned 97 0',
    ]);
  });

  test('it may be cancelled with the task that spawned it, by no step of its own', () => {
    const text = 'main: spawn a, yield, cancel a\na: spawn b, sleep 5\nb: sleep 5';
    expect(cut(text, [-1, 1, 0])).toEqual(['returned 0 0', 'cancelled so 0', 'cancelled so 0']);
  });
});

test('main waits for idle until all that were spawned have ended, and others wait for ever', () => {
  expect(fates(parseText('main: spawn a, idle, emit 1\na: sleep 3, spawn b\nb: sleep 4'))[0]).toBe(
    'returned 1 0–7',
  );
  expect(fates(parseText('main: spawn a\na: idle'))[1]).toMatch(/^stuck/);
});

/** Steps in the order of time, one at a time; every start and wake-up `delay` ms late. Fates as `fates` writes them. */
function simulate({ tasks }: Program, delay: number): string[] {
  const numberOf = (name: TaskName): number => tasks.findIndex((task) => task.name === name);
  const runs = tasks.map((task, number) => ({
    number,
    steps: [...task.steps],
    start: Number.NaN,
    now: Number.POSITIVE_INFINITY,
    result: 0n,
    error: -1,
    ended: false,
  }));
  const fold = (run: { result: bigint }, value: bigint): void => {
    run.result = BigInt.asIntN(32, run.result * 31n + value);
  };
  const begin = (number: number, now: number): void => {
    const run = runs[number];
    if (run !== undefined && Number.isNaN(run.start)) Object.assign(run, { start: now, now: now + delay });
  };
  begin(0, 0);
  for (;;) {
    const able = runs.filter(({ ended, start, steps }) => {
      const [step] = steps;
      if (ended || Number.isNaN(start) || step === undefined) return !ended && !Number.isNaN(start);
      const target = 'join' in step ? step.join : 'settle' in step ? step.settle : undefined;
      return target === undefined || runs[numberOf(target)]?.ended === true;
    });
    const run = able.sort((x, y) => x.now - y.now || x.number - y.number)[0];
    if (run === undefined) break;
    const step = run.steps.shift();
    if (step === undefined) run.ended = true;
    else if ('release' in step || 'close' in step) continue;
    else if ('acquire' in step) run.now += delay;
    else if ('emit' in step) fold(run, BigInt(step.emit));
    else if ('sleep' in step) run.now = run.now + sleepOf(step) + delay;
    else if ('work' in step) run.now += step.work;
    else if ('spawn' in step) begin(numberOf(step.spawn), run.now + (step.after ?? 0));
    else if ('throw' in step) {
      run.error = THROWN.indexOf(step.throw) || 8 * run.number;
      run.ended = true;
    } else if ('join' in step || 'settle' in step) {
      const target = runs[numberOf('join' in step ? step.join : step.settle)]!;
      run.now = Math.max(run.now, target.now) + delay;
      if (target.error === -1) fold(run, target.result);
      else if ('settle' in step) fold(run, 101n + BigInt(target.error));
      else {
        run.error = target.error;
        run.ended = true;
      }
    } else run.now += delay;
  }
  return runs.map(({ start, now, ended, error, result }) => {
    if (Number.isNaN(start)) return 'unspawned 0 NaN–NaN';
    if (!ended) return `stuck 0 ${start}–NaN`;
    return `${error === -1 ? `returned ${result}` : `threw ${Digest.error + error}`} ${start}–${now}`;
  });
}

test('what a task has to clean up comes before its end, whatever that is', () => {
  const { tasks } = foretell(parseText('main: spawn a, settle a\na: cleanup 2, cleanup 1, sleep 4, throw'));
  expect(tasks.map(({ outcome, finish }) => [outcome, finish])).toEqual([
    ['returned', 7],
    ['threw', 7],
  ]);
});

test('what was cleared has no end of its own, and its joins are told so', () => {
  const program = parseText('main: spawn a, sleep 2, clear, settle a\na: sleep 9');
  const { tasks, span } = foretell(program, 0, 0, [-1, 0]);
  expect(tasks.map(({ outcome }) => outcome)).toEqual(['returned', 'cancelled']);
  expect(span).toBe(2);
});

test('what a pause holds is stuck, and so is who waits for it', () => {
  const program = parseText('main: pause, spawn a, spawn b, join a\na:\nb:');
  expect(foretell(program, 0, 0, [-1, HELD, -1]).tasks.map(({ outcome }) => outcome)).toEqual([
    'stuck',
    'stuck',
    'returned',
  ]);
});

test('what a call has to clean up comes behind its sleep; where the task was cancelled, perhaps', () => {
  const program = parseText('main: spawn a, sleep 1, cancel a, settle a\na: sleep 4 {finally 2}');
  expect(foretell(program).tasks[1]).toMatchObject({ outcome: 'returned', finish: 6 });
  expect(foretell(program, 0, 0, [-1, 0]).tasks[1]).toMatchObject({
    outcome: 'cancelled',
    finish: 1,
    latestFinish: 3,
  });
});

test('what all tasks came to is folded in the order of their spawns: errors, or else results', () => {
  const results = (text: string): number => foretell(parseText(text)).tasks[0]!.digest;
  const told = 'main: spawn a, spawn b, spawn c, idle results\na: sleep 1, emit 3\nb:\nc: emit 5';
  expect(results(told)).toBe(results('main: emit 3, emit 5'));
  const failed = results(told.replace('c: emit 5', 'c: throw'));
  expect(failed).toBe(results('main: spawn a, spawn b, spawn c, settle c\na:\nb:\nc: throw'));
  expect(results(told.replace('c: emit 5', 'c: throw null'))).toBe(0);
});

test('what fails as a task cleans up ends it: with the last error, or the first where that is claimed', () => {
  const end = (text: string, keepsFirst = false, cuts?: number[]): readonly [string, number] => {
    const { outcome, digest } = foretell(parseText(text), 0, 0, cuts, keepsFirst).tasks[1]!;
    return [outcome, digest];
  };
  const own = Digest.error + 8;
  const atCleanup = own + Digest.atCleanup;
  const twice = 'main: spawn a\na: cleanup 1 {throws null}, cleanup 0 {throws error}';
  expect(end('main: spawn a\na: cleanup 1 {throws error}, emit 1')).toEqual(['threw', atCleanup]);
  expect(end(twice)).toEqual(['threw', Digest.error + 2]);
  expect(end(twice, true)).toEqual(['threw', atCleanup]);
  expect(end(`${twice}, throw`)).toEqual(['threw', Digest.error + 2]);
  expect(end(`${twice}, throw`, true)).toEqual(['threw', own]);
  expect(end(`${twice}, sleep 9`, false, [-1, 2])[0]).toBe('cancelled');
});
