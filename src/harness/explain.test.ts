import { expect, test } from 'vitest';
import type { Scheduler } from '../forms/scheduler.ts';
import type { Law } from '../laws/law.ts';
import type { Case } from '../program/case.ts';
import type { Trace } from '../trace/trace.ts';
import { runCase } from './attempt.ts';
import { type Explanation, explainCase } from './explain.ts';
import { asyncScheduler, caseOf, direct, ends, fewErrors, lawOf, onHost, sleepy } from './harness.fixture.ts';
import type { Host } from './host.ts';
import { keep } from './keep.ts';

test('the cause is the nearest case under which the law holds', async () => {
  const { passesIf, immaterial } = await explained(ends, caseOf('main: sleep 3'));
  expect(passesIf).toBe('main sleeps 2 ms, not 3');
  expect(immaterial).toEqual(['that main sleeps longer does not matter (4, 5 and 20 ms fail too)']);
});

test('an error is a cause before a duration, and what is thrown may not matter', async () => {
  const law = fewErrors('error-delivery', 0);
  const { passesIf, immaterial } = await explained(law, caseOf('main: spawn a\na: sleep 1, throw'));
  expect(passesIf).toBe('a does not throw');
  expect(immaterial).toContain('what a throws does not matter');
});

test('a run that does not come to its end is no pass, though the law is not broken', async () => {
  const law = lawOf('quiescence', ({ ending }) => (ending.kind === 'completed' ? 'completed' : undefined));
  expect((await explained(law, caseOf('main: sleep 2'))).passesIf).toBeUndefined();
});

test('a case under which other laws hold as well is the better cause', async () => {
  const sleepsTwo = lawOf('quiescence', ({ program }) => (lengthOf({ program }) === 2 ? 'two' : undefined));
  const sleepsOne = lawOf('causality', ({ program }) => (lengthOf({ program }) === 1 ? 'one' : undefined));
  const kase = caseOf('main: sleep 2');
  const alone = await explained(sleepsTwo, kase, [sleepsTwo]);
  const both = await explained(sleepsTwo, kase, [sleepsTwo, sleepsOne]);
  expect([alone.passesIf, both.passesIf]).toEqual(['main sleeps 1 ms, not 2', 'main sleeps 0 ms, not 2']);
});

test('what passes by luck is no cause', async () => {
  let runs = 0;
  const moody = lawOf('completion', () => (runs++ % 4 === 0 ? 'now and then' : undefined));
  const { cause } = await explained(moody, caseOf('main: emit 1'));
  expect(cause).toBeUndefined();
});

test('what hangs is not looked at, and an edit that hangs ends the look', async () => {
  const kase = caseOf('main: sleep 2');
  const hang = await onHost((host) =>
    explainCase(sleepy, ends, kase, [ends], runOf(sleepy, kase, host, { kind: 'hang', ms: 500 }), 500, host),
  );
  expect(hang).toEqual({ immaterial: [], tried: 0 });
  const spinning = asyncScheduler({
    sleep(ms) {
      for (; ms === 4; );
      return new Promise((resolve) => setTimeout(resolve, ms));
    },
  });
  const long = lawOf('quiescence', ({ program }) => (lengthOf({ program }) > 2 ? 'long' : undefined));
  const seen = await onHost((host) =>
    explainCase(
      spinning,
      long,
      caseOf('main: sleep 3'),
      [long],
      runOf(spinning, caseOf('main: sleep 3'), host),
      40,
      host,
    ),
  );
  expect(seen).toMatchObject({ passesIf: 'main sleeps 2 ms, not 3', tried: 1 });
});

test('the number of programs is bounded, and smaller for a livelock', async () => {
  const kase = caseOf(`main: ${Array(60).fill('sleep 3').join(', ')}`);
  const law = lawOf('quiescence', () => 'always');
  const tried = async (kind: 'completed' | 'budget'): Promise<number> => {
    const ending = kind === 'budget' ? ({ kind, budget: 'turns', spent: 1 } as const) : { kind };
    const explanation = await onHost((host) =>
      explainCase(direct, law, kase, [law], runOf(direct, kase, host, ending), 500, host),
    );
    return explanation.tried;
  };
  expect([await tried('completed'), await tried('budget')]).toEqual([200, 20]);
});

function lengthOf({ program }: Pick<Case, 'program'>): number {
  const [step] = program.tasks[0]!.steps;
  return step !== undefined && 'sleep' in step ? step.sleep : 0;
}

function explained(law: Law, kase: Case, laws: readonly Law[] = [law]): Promise<Explanation> {
  return onHost((host) => explainCase(sleepy, law, kase, laws, runOf(sleepy, kase, host), 500, host));
}

function runOf(scheduler: Scheduler, kase: Case, host: Host, ending?: Trace['ending']): Trace {
  const trace = keep(runCase(scheduler, kase, host));
  return ending === undefined ? trace : { ...trace, ending };
}
