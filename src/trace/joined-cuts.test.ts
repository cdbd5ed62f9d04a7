import { expect, test } from 'vitest';
import { traceOf } from './traces.fixture.ts';

test('where the join of a cancelled task cancels who joins, so does the join of that, in any order', () => {
  const program = 'main: spawn a, spawn b, spawn c, cancel a\na: sleep 5\nb: emit 1, join a\nc: settle b';
  const events = `0 main start\n0 main spawn a\n0 main spawn b\n0 main spawn c\n0 c start\n0 c suspend settle b
    0 b start\n0 b emit 1\n0 b suspend join a\n0 main suspend cancel a\n0 main resume\n0 main finish`;
  const { cuts } = traceOf({ program, events, guarantees: { joinCancelled: 'cancels' } });
  expect(cuts).toMatchObject({
    asked: Int32Array.of(-1, 9, 9, 9),
    steps: Int32Array.of(-1, 0, 1, 0),
    joined: Int32Array.of(-1, -1, 1, 2),
  });
  expect(traceOf({ program, events }).cuts).toMatchObject({ steps: Int32Array.of(-1, 0, -1, -1) });
});
