import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { queueLimit } from './queue-limit.ts';

const program = 'main: spawn a, spawn b, spawn c, sleep 5\na: sleep 3\nb:\nc:';

/** One slot, and room for one. */
function judge(events: string, room = 1) {
  const guarantees = { workConserving: true };
  return queueLimit.check(
    traceOf({ program, events, limit: 1, room, supports: ['limit', 'room'], guarantees }),
  );
}

const FULL = `0 main start\n0 main spawn a\n0 a start\n0 a suspend sleep 3\n0 main spawn b\n0 main spawn c
  0 main suspend sleep 5`;
const REST = '0 advance 3\n3 a resume\n3 a finish\n3 b start\n3 b finish';

test('who comes when the line is full is refused, and nobody else', () => {
  expect(judge(`${FULL}\n0 c refuse\n${REST}`)).toEqual({ obligations: 3 });
});

test('one that is let in is named, with what it found', () => {
  const { violation } = judge(`${FULL}\n${REST}\n3 c start\n3 c finish`);
  expect(violation?.message).toBe(
    'c, spawned at 0 ms, had to be refused, since there is room for 1 to wait, and 1 did; it started at 3 ms.',
  );
  expect(violation?.because).toEqual(['when it came 1 ran and 1 waited']);
});

test('one that is neither refused nor started was never told', () => {
  expect(judge(`${FULL}\n${REST}`).violation?.message).toContain('it was never told so');
});

test('one that is turned away where there is room is named', () => {
  expect(judge(`${FULL}\n0 b refuse\n0 advance 3\n3 a resume\n3 a finish`).violation?.message).toBe(
    'b, spawned at 0 ms, was refused, and there was room for 1 to wait: nobody did.',
  );
});

test('so is one that is turned away where a slot is free', () => {
  const events = '0 main start\n0 main spawn a\n0 a refuse\n0 main spawn b\n0 b start\n0 b finish';
  expect(judge(events, 0).violation?.message).toBe(
    'a, spawned at 0 ms, was refused, and there was a slot: the only slot was free.',
  );
});

test('where any number may wait nobody is refused, and it is no obligation', () => {
  const none = Number.POSITIVE_INFINITY;
  expect(judge(`${FULL}\n${REST}\n3 c start\n3 c finish`, none)).toEqual({ obligations: 0 });
  expect(judge(`${FULL}\n0 c refuse\n${REST}`, none).violation?.message).toContain('room for any number');
});

test('who is refused never starts, and is told at once, or by a timer of 0 ms', () => {
  expect(judge(`${FULL}\n0 c refuse\n${REST}\n3 c start\n3 c finish`).violation?.message).toBe(
    'c was refused at 0 ms, and started at 3 ms.',
  );
  expect(judge(`${FULL}\n0 advance 1\n1 c refuse\n1 advance 3\n${REST}`).violation).toBeUndefined();
  expect(judge(`${FULL}\n0 advance 2\n2 c refuse\n2 advance 3\n${REST}`).violation?.message).toBe(
    'c was spawned at 0 ms, and not refused at once, but at 2 ms.',
  );
});
