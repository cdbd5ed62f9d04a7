import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { determinism } from './determinism.ts';

const RUN = { program: 'main:', events: '0 main start\n0 main finish' };

test('is put to the test where the case was run twice', () => {
  expect(determinism.check(traceOf(RUN))).toEqual({ obligations: 0 });
  expect(determinism.check(traceOf({ ...RUN, twin: 'same' }))).toEqual({ obligations: 1 });
});

test('is broken by a second run that leaves another trace', () => {
  const { violation } = determinism.check(traceOf({ ...RUN, twin: 255 }));
  expect(violation?.message).toContain(
    'Two runs of this very program left different traces (000000ff, then ',
  );
});
