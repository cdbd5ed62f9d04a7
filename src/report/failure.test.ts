import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lawById } from '../laws/index.ts';
import { leak, traceOf } from './example.fixture.ts';
import { failureText } from './failure.ts';

const saved = 'fixtures/counterexamples/my-queue/work-conservation-7f3a12c9.json';

test('a failure says what happened, shows the program and the run, why, and how to see it again', () => {
  const text = failureText(leak);
  const order = [
    '✗ my-queue › work-conservation   program 118, seed 1',
    '  From 0 to 30 ms one of 2 slots was free while c waited.',
    '  main: spawn a, spawn b, spawn c      limit 2',
    '  a:    throw                          6 steps',
    '  b:    sleep 30                       size 10 (from 23, 31 reductions)',
    '  c:    emit 1',
    '  a      ■✗',
    '  Because: c did not start: its spawn at 0 ms found both slots taken',
    '  Because: a threw at 0 ms and never gave its slot back',
    '  Passes if: a does not throw; then c starts at 0 ms, not at 30 ms',
    '  What a throws does not matter. Limit 1 fails too.',
    '  1-minimal: none of its 12 smaller neighbours fails',
    '  Also breaks: completion',
    '  Hint: ',
    '  Again: FAIRTICK_SEED=1 npx vitest run -t work-conservation',
    "         or just this program: options { seed: 1, path: '117:0:3:1' }",
  ];
  const places = order.map((line) => text.indexOf(line));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
});

test('the law’s hint says where to look', () => {
  const { hint } = lawById(leak.law)!;
  expect(failureText(leak).replaceAll(/\s+/g, ' ')).toContain(hint.replaceAll(/\s+/g, ' '));
});

test('a saved counterexample is named, and replayed without a seed', () => {
  const text = failureText({ ...leak, fixture: saved }, { file: 'properties/my-queue.test.ts' });
  expect(text).toContain(`  Saved: ${saved} (tried first from now on)\n`);
  expect(text).toContain('  Again: npx vitest run properties/my-queue.test.ts -t work-conservation');
  expect(text).toContain(`  Look:  npx fairtick view ${saved} --adapter properties/my-queue.test.ts`);
  expect(text).not.toContain('FAIRTICK_SEED');
});

test('one that was replayed does not claim how it was found or shrunk', () => {
  const text = failureText({
    ...leak,
    path: '',
    shrinking: { from: 10, taken: 0, tried: 0, minimal: false, neighbours: 0 },
  });
  expect(text).toContain('a saved counterexample');
  expect(text).not.toMatch(/minimal|shrunk|program \d/);
});

test('a search that stopped early does not claim to be minimal', () => {
  const text = failureText({ ...leak, shrinking: { ...leak.shrinking, minimal: false } });
  expect(text).toContain('not fully shrunk, 6 steps');
});

test('the same counterexample gives the same bytes, without colour or trailing blanks', () => {
  const text = failureText(leak);
  expect(failureText(structuredClone({ ...leak, trace: { ...leak.trace, claims: leak.trace.claims } }))).toBe(
    text,
  );
  expect(text).not.toContain('\u001b');
  expect(text).not.toMatch(/ $/m);
});

test('one that was enumerated says its place among the small ones, and the way back to it', () => {
  const small = { tasks: 4, steps: 5, number: 3402 };
  const text = failureText({ ...leak, path: 'small:3401:2', small });
  expect(text).toContain('work-conservation   small program 3,402 (up to 4 tasks, 5 steps)');
  expect(text).toContain("options { path: 'small:3401:2', exhaustive: { tasks: 4, steps: 5 } }");
  expect(text).not.toContain('FAIRTICK_SEED');
});

test('however large the program, the block has at most 40 lines, none wider than asked for', () => {
  const words = fc.array(fc.constantFrom('a', 'slot', 'overtaken', 'work-conservation'), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 0, max: 30 }),
      words,
      fc.array(words, { maxLength: 6 }),
      fc.array(words, { maxLength: 4 }),
      fc.constantFrom(80, 100),
      (tasks, steps, message, because, immaterial, width) => {
        const names = ['main', ...Array.from({ length: tasks }, (_, i) => `task-${i}`)];
        const trace = traceOf(Object.fromEntries(names.map((name) => [name, []])), [[0, 'main', 'start']]);
        const text = failureText(
          {
            ...leak,
            trace,
            immaterial: immaterial.map((claim) => claim.join(' ')),
            text: names.map((name) => `${name}: ${Array(steps).fill('sleep 10').join(', ')}`).join('\n'),
            violation: {
              ...leak.violation,
              task: tasks >> 1,
              message: message.join(' '),
              because: because.map((cause) => cause.join(' ')),
            },
          },
          { width },
        );
        const lines = text.split('\n');
        expect(lines.length).toBeLessThanOrEqual(40);
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
      },
    ),
  );
});

test('the fallback is plain ASCII', () => {
  expect(failureText(leak, { ascii: true })).toMatch(/^[\x20-\x7e\n]*$/);
});

test('what the run shows of the cause comes in place of the law’s hint', () => {
  const text = failureText({ ...leak, violation: { ...leak.violation, hint: 'Look at spawn.' } });
  expect(text).toContain('Hint: Look at spawn.');
  expect(text).not.toContain(lawById(leak.law)!.hint.slice(0, 20));
});
