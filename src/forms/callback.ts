import { Kind } from '../trace/event.ts';
import { interpret, type Request, whenFinished } from './interpreter.ts';
import { crashed, type Run, type TaskResult } from './run.ts';

/** What a scheduler of timers and callbacks is asked with: a fake clock, a timer wheel, React's scheduler. */
export interface CallbackPrimitives {
  /** Calls back once, `ms` from now. Returns what `clearTimer` takes. */
  setTimer(ms: number, callback: () => void): unknown;
  clearTimer?(id: unknown): void;
  /** Calls back every `ms`. */
  repeat?(ms: number, callback: () => void): unknown;
  /** Calls back as soon as possible, after what already waits. Left out: `setTimer(0)`. */
  defer?(callback: () => void): unknown;
  /** Moves the scheduler's own time on, firing what falls due. Left out: it runs on (virtual) global timers. */
  advance?(ms: number): void;
  /** The scheduler's own time, ms. Needed with `advance`. */
  now?(): number;
}

/** Deadlines of the timers that tasks wait for: what the scheduler must fire next, known apart from it. */
type Deadlines = Map<number, number>;

/** Writes the program in continuations and starts main. Returns a step that moves the scheduler's own time, if it has one. */
export function startCallbacks(run: Run, primitives: CallbackPrimitives): (() => boolean) | undefined {
  const deadlines: Deadlines = new Map();
  if (primitives.advance !== undefined && primitives.now !== undefined) run.now = () => primitives.now!();
  startTask(run, primitives, deadlines, 0);
  return primitives.advance === undefined ? undefined : () => advance(run, primitives, deadlines);
}

function startTask(run: Run, primitives: CallbackPrimitives, deadlines: Deadlines, task: number): void {
  defer(primitives, () => {
    const steps = interpret(run, task);
    proceed(() => steps.next());

    function proceed(resume: () => IteratorResult<Request, TaskResult>): void {
      try {
        let next = resume();
        while (!next.done && next.value.kind === 'spawn') {
          spawn(next.value.task);
          next = steps.next();
        }
        if (!next.done) wait(next.value);
      } catch (error) {
        // A task's own error is in `run.outcomes`: a callback has nobody to throw it to.
        if (run.outcomes[task] === undefined) throw error;
      }
    }

    function spawn(child: number): void {
      try {
        startTask(run, primitives, deadlines, child);
      } catch (error) {
        crashed(run, 'defer', error);
      }
    }

    function wait(request: Request): void {
      run.clock.spend();
      let waiting = true;
      /** Each continuation is for one use: a second call is the scheduler's fault and is written down. */
      const once = (resume: () => IteratorResult<Request, TaskResult>) => (): void => {
        if (!waiting) {
          run.recorder.add(Kind.stray, task, run.now());
          return;
        }
        waiting = false;
        deadlines.delete(task);
        proceed(resume);
      };
      switch (request.kind) {
        case 'yield':
        case 'spawn':
          defer(primitives, once(() => steps.next()));
          break;
        case 'sleep':
          deadlines.set(task, run.now() + request.ms);
          primitives.setTimer(request.ms, once(() => steps.next()));
          break;
        case 'join':
        case 'settle':
          whenFinished(run, request.task, () => {
            defer(primitives, once(() => {
              const outcome = run.outcomes[request.task]!;
              return 'value' in outcome ? steps.next(outcome.value) : steps.throw(outcome.error);
            }));
          });
          break;
      }
    }
  });
}

function defer(primitives: CallbackPrimitives, callback: () => void): void {
  if (primitives.defer === undefined) primitives.setTimer(0, callback);
  else primitives.defer(callback);
}

/** Runs what is due; if that is nothing, moves to the next deadline. False where nothing is waited for or nothing comes. */
function advance(run: Run, primitives: CallbackPrimitives, deadlines: Deadlines): boolean {
  const { recorder } = run;
  const before = recorder.length;
  run.clock.spend();
  primitives.advance!(0);
  if (recorder.length > before) return true;
  const now = run.now();
  const next = Math.min(...deadlines.values());
  // A deadline that has passed unnoticed gets one more ms to come; after that it counts as lost.
  const ms = next > now ? next - now : 1;
  if (next === Number.POSITIVE_INFINITY) return false;
  recorder.add(Kind.advance, -1, now, 0, now + ms);
  primitives.advance!(ms);
  return recorder.length > before + 1;
}
