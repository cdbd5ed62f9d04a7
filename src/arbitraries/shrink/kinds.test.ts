import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Step } from '../../program/program.ts';
import { THROWN } from '../../program/program.ts';
import { parseText, printProgram } from '../../program/text.ts';
import { simplifyKinds } from './kinds.ts';
import { isLess, measure } from './measure.ts';

test.each([
  ['main: work 3', ['main: yield', 'main: sleep 3']],
  ['main: sleep 3', ['main: yield']],
  [
    'main: cleanup 3 {throws null}',
    [
      'main: yield',
      'main: cleanup 3',
      'main: cleanup 3 {throws error}',
      'main: cleanup 3 {throws undefined}',
    ],
  ],
  ['main: sleep 3 {finally 1}', ['main: yield', 'main: sleep 3', 'main: sleep 3 {finally 0}']],
  ['main: spawn a, join a\na:', ['main: spawn a, yield\na:']],
  ['main: spawn a, settle a\na:', ['main: spawn a, yield\na:', 'main: spawn a, join a\na:']],
  ['main: throw undefined sync', ['main: yield', 'main: throw', 'main: throw undefined', 'main: throw sync']],
  ['main: throw', ['main: yield', 'main: emit 1']],
  ['main: cleanup 2', ['main: yield']],
  ['main: idle', ['main: yield']],
  ['main: idle results', ['main: yield', 'main: idle']],
  ['main: idle {below 3}', ['main: yield', 'main: idle', 'main: idle {below 1}', 'main: idle {below 2}']],
  ['main: sleep 0 {times 1}', ['main: yield', 'main: sleep 0', 'main: sleep 1', 'main: sleep 0']],
  ['main: send c 1', ['main: yield', 'main: receive c']],
  ['main: watch', ['main: look']],
  ['main: yield, emit 1', []],
])('%j becomes simpler as %j', (from, to) => {
  const texts = [...simplifyKinds(parseText(from))].map(printProgram);
  expect(texts).toEqual(to.map((text) => printProgram(parseText(text))));
});

test('all steps of a kind become simpler at once', () => {
  const texts = [...simplifyKinds(parseText('main: work 1, work 2'))].map(printProgram);
  expect(texts).toContain(printProgram(parseText('main: yield, yield')));
  expect(texts).toContain(printProgram(parseText('main: sleep 1, sleep 2')));
});

test('whatever is simpler is less', () => {
  const anyStep: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ work: fc.nat() }),
    fc.record({ sleep: fc.nat() }),
    fc.record({ throw: fc.constantFrom(...THROWN) }),
    fc.record({ throw: fc.constantFrom(...THROWN), sync: fc.constant(true as const) }),
  );
  fc.assert(
    fc.property(fc.array(anyStep), (steps) => {
      const program = { tasks: [{ name: 'main', steps }] };
      for (const draft of simplifyKinds(program)) expect(isLess(sized(draft), sized(program))).toBe(true);
    }),
  );
});

function sized(program: Parameters<typeof measure>[0]['program']): ReturnType<typeof measure> {
  return measure({ program, environment: { limit: 0, dice: 0 } });
}
