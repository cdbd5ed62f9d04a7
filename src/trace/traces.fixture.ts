import type { Rate } from '../program/case.ts';
import { compile } from '../program/code.ts';
import { type Expectation, expect as foretell } from '../program/oracle.ts';
import { UNLIMITED } from '../program/rate.ts';
import { parseText } from '../program/text.ts';
import type { Capability, Guarantees } from './claims.ts';
import type { Companion } from './companion.ts';
import { findCuts } from './cuts.ts';
import { type Outcome, readEvents } from './events.fixture.ts';
import { hashEvents } from './recorder.ts';
import type { Ending, Leftovers, Trace } from './trace.ts';
import { copyWaits } from './wait-columns.ts';
import { findWaits } from './waits.ts';

/** A trace written by hand, for tests of laws and reports: traces that no correct scheduler leaves as well. */
export interface TraceText {
  /** In text notation. */
  readonly program: string;
  /**
   * One event a line: ms since the start, task, what it does.
   *
   *     0 main start          0 main spawn a        0 a suspend yield | sleep 3 | join b | settle b | cancel b | idle |
   *                                                 pause | resume | clear | set-limit 2 | set-priority a 1 | acquire k [2] | send c | receive c
   *     0 advance 3           3 a resume            3 a emit 7      3 a work 5      3 a close      3 a stray
   *     3 a release k       3 a release k at end
   *     3 a watch 1 (below; 0: idle)    3 a look run 1 wait 0 idle 1    3 told 0 (the first watch)    3 says run 0 (to whoever is told)
   *     3 a send c 7        3 a receive c 0 (the first value that was sent; -1 made up, -2 closed)   3 a shut c
   *     0 advance 5 late 2    (the world was late: the clock could have come at 3)
   *     0 a defer 0 5 | cleanup 0 5 | cleaned 0 5 (position, ms)    0 a revoke 0 b | revoked 0 b (position, task)    3 main hear a (what a threw as it cleaned up)
   *     3 a expire (its time is up)    3 a expire wait (its wait for a lock has lasted long enough)
   *     3 a finish            3 main deliver a      3 a finish 7    3 a finish error of a
   *
   * `emit` and `work` take the position of the next such step of the task, or of the step after `at`. `resume` repeats the
   * suspension. A `finish` without an outcome takes the oracle's, a `deliver` without one takes that of the task's finish;
   * outcomes are a number, `error of a`, `undefined` … `empty` (thrown), `foreign`, `foreign-error` and `cancelled`.
   */
  readonly events: string;
  readonly limit?: number;
  readonly permits?: number;
  readonly rate?: Rate;
  readonly room?: number;
  readonly supports?: readonly Capability[];
  readonly guarantees?: Guarantees;
  readonly ending?: Ending;
  readonly leftovers?: Partial<Leftovers>;
  readonly startTime?: number;
  readonly foreignErrors?: readonly string[];
  /** Of the second run; left out: there was none. `same` is the hash of this one. */
  readonly twin?: number | 'same';
  readonly companions?: readonly Companion[];
}

/** @example traceOf({ program: 'main:', events: '0 main start\n0 main finish' }) */
export function traceOf(text: TraceText): Trace {
  const program = parseText(text.program);
  const code = compile(program);
  const { guarantees = {}, startTime = 0, limit = Number.POSITIVE_INFINITY } = text;
  // What a cancelled task leads to is read off the events, which may leave it to the oracle what a task ended with.
  const untold = foretell(program, guarantees.resolution ?? 0);
  const written = readEvents(text.events, code, startTime, outcomesOf(untold));
  const { scope, resolution = 0, failure, joinCancelled } = guarantees;
  const refuses = text.supports?.includes('room') ?? false;
  const claimed = [failure === 'stops', joinCancelled === 'cancels', refuses] as const;
  const cuts = findCuts(written, code, scope, resolution, ...claimed);
  const expected =
    cuts === undefined
      ? untold
      : foretell(
          program,
          resolution,
          0,
          cuts.steps,
          guarantees.errors === 'first',
          cuts.joined,
          cuts.refused,
        );
  const events =
    cuts === undefined ? written : readEvents(text.events, code, startTime, outcomesOf(expected));
  const hash = hashEvents(events);
  return {
    program,
    code,
    claims: { scheduler: 'by-hand', form: 'coroutine', supports: new Set(text.supports), guarantees },
    limit,
    permits: text.permits ?? 1,
    rate: text.rate ?? UNLIMITED,
    room: text.room ?? Number.POSITIVE_INFINITY,
    startTime,
    events,
    ending: text.ending ?? { kind: 'completed' },
    leftovers: {
      timers: 0,
      nextDeadline: Number.POSITIVE_INFINITY,
      rejections: [],
      escapes: [],
      ...text.leftovers,
    },
    expected,
    waits: copyWaits(findWaits(events, program.tasks.length, undefined, cuts), program.tasks.length),
    cuts,
    foreignErrors: text.foreignErrors ?? [],
    ...(text.twin === undefined ? {} : { twins: [text.twin === 'same' ? hash : text.twin, hash] }),
    ...(text.companions === undefined ? {} : { companions: text.companions }),
  };
}

function outcomesOf({ tasks }: Expectation): (task: number) => Outcome {
  return (task) => ({ threw: tasks[task]!.outcome === 'threw' ? 1 : 0, digest: tasks[task]!.digest });
}
