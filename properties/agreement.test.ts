import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtIn } from '../src/adapters/built-in.ts';
import { cases } from '../src/arbitraries/cases.ts';
import { enumerate } from '../src/arbitraries/enumerate.ts';
import { describeScope } from '../src/arbitraries/scope.ts';
import { macrotask } from '../src/clock/drain.ts';
import { installGlobals } from '../src/clock/globals.ts';
import type { Scheduler } from '../src/forms/scheduler.ts';
import { runCase } from '../src/harness/attempt.ts';
import { makeHost } from '../src/harness/host.ts';
import type { Case } from '../src/program/case.ts';
import { printProgram } from '../src/program/text.ts';
import { Kind } from '../src/trace/event.ts';

installGlobals();

/** The shape that all five can be asked: a polled loop is given its tasks at once. */
const SHAPE = { spawn: 'main-first', joinInside: true, structured: false } as const;

test('sequential, polled, coroutine and async runs of the same program produce the same results', async () => {
  const host = makeHost();
  const details = await macrotask(() =>
    fc.check(
      fc.property(cases({ shape: SHAPE }), (kase) => {
        const [first, ...others] = builtIn.map((scheduler) => results(scheduler, kase, host));
        for (const [i, other] of others.entries()) {
          if (other === first) continue;
          const names = `${builtIn[0]!.name} and ${builtIn[i + 1]!.name}`;
          throw new Error(`${names} disagree:\n${printProgram(kase.program)}\n${first}\n${other}`);
        }
      }),
      { numRuns: 2000, seed: 1 },
    ),
  );
  expect(details.errorInstance).toBeNull();
  expect(details.numRuns).toBe(2000);
});

test('they agree on every program of the small scope', async () => {
  const host = makeHost();
  const scope = { shape: SHAPE, tasks: 3, steps: 4 };
  const programs = await macrotask(() => {
    let count = 0;
    for (const kase of enumerate(scope)) {
      count++;
      const [first, ...others] = builtIn.map((scheduler) => results(scheduler, kase, host));
      for (const other of others) if (other !== first) expect(other, printProgram(kase.program)).toBe(first);
    }
    return count;
  });
  expect(describeScope(scope, programs, programs)).toMatch(
    /^all 4,709 different programs of up to 3 tasks \(with main\) and 4 steps over /,
  );
});

/** What each task came to, by name, whatever the order in which they did. */
function results(scheduler: Scheduler, kase: Case, host: ReturnType<typeof makeHost>): string {
  const { events, program, ending } = runCase(scheduler, kase, host);
  const ends: string[] = [];
  for (let i = 0; i < events.length; i++) {
    if (events.kind[i] !== Kind.finish) continue;
    ends.push(
      `${program.tasks[events.task[i]!]!.name} ${events.a[i] === 0 ? 'returned' : 'threw'} ${events.b[i]}`,
    );
  }
  return `${ending.kind}: ${ends.sort().join(', ')}`;
}
