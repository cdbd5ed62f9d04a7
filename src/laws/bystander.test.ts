import { expect, test } from 'vitest';
import { Digest } from '../program/digest.ts';
import { parseText } from '../program/text.ts';
import { bystander } from './bystander.ts';
import { comparedWith } from './comparison.fixture.ts';

const RUN = {
  program: 'main: spawn a\na: emit 1',
  events: '0 main start\n0 main spawn a\n0 main finish\n0 a start\n0 a emit 1\n0 a finish',
};
const program = parseText('main: spawn b1, spawn a\na: emit 1\nb1:');

test('holds where each task ended as it does with one more, an obligation each', () => {
  expect(bystander.check(comparedWith(RUN, { program }))).toEqual({ obligations: 2 });
});

test('is broken by another result, and says what was run', () => {
  const { violation } = bystander.check(comparedWith(RUN, { program, ends: [{}, { digest: 5 }] }));
  expect(violation?.message).toBe(
    'With 1 independent tasks spawned first a returned 5; here it returned 1, at 0 ms.',
  );
  expect(violation?.because).toEqual(['compared with: main: spawn b1, spawn a | a: emit 1 | b1:']);
});

test('is broken by an error, or by a task that never ended', () => {
  const threw = comparedWith(RUN, { program, ends: [{}, { status: 1, digest: Digest.error + 8 }] });
  expect(bystander.check(threw).violation?.message).toContain('a threw its error; here it returned 1');
  const stuck = { program, ending: { kind: 'deadlock' }, ends: [{}, { status: -1 }] } as const;
  expect(bystander.check(comparedWith(RUN, stuck)).violation?.message).toBe(
    'With 1 independent tasks spawned first a never ended: the run ended as a deadlock.',
  );
});

test('asks nothing where nothing was run, or it went on for ever', () => {
  expect(bystander.check(comparedWith(RUN, { relation: 'delegation' }))).toEqual({ obligations: 0 });
  const ending = { kind: 'budget', budget: 'turns', spent: 9 } as const;
  expect(bystander.check(comparedWith(RUN, { ending }))).toEqual({ obligations: 0 });
});
