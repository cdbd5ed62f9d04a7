import { describe, expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import type { Judgement } from './law.ts';
import { scope } from './scope.ts';

const program = 'main: spawn a, join a, sleep 5\na: spawn b, yield\nb: sleep 3, emit 1';
const ENDED = `0 main start\n0 main spawn a\n0 main suspend join a\n0 a start\n0 a spawn b\n0 a suspend yield
  0 b start\n0 b suspend sleep 3\n0 a resume\n0 a finish`;
const TOLD = '0 main resume\n0 main deliver a\n0 main suspend sleep 5';
const REST = '5 main resume\n5 main finish';
const GOES_ON = '0 advance 3\n3 b resume\n3 b emit 1\n3 b finish\n3 advance 5';

function judged(claimed: 'detached' | 'cancels' | 'awaits', events: string): Judgement {
  return scope.check(traceOf({ program, events, guarantees: { scope: claimed } }));
}

describe('where children are detached', () => {
  test('holds where they go on', () => {
    expect(judged('detached', `${ENDED}\n${TOLD}\n${GOES_ON}\n${REST}`)).toEqual({ obligations: 1 });
  });

  test('is broken where one is closed for its parent', () => {
    expect(judged('detached', `${ENDED}\n0 b close\n${TOLD}\n0 advance 5\n${REST}`).violation?.message).toBe(
      'b was closed at 0 ms, though nobody cancelled it: a, which had spawned it, ended at 0 ms.',
    );
  });
});

describe('where children are cancelled', () => {
  test('holds where they are closed before the end of their parent is told', () => {
    const { obligations, violation } = judged(
      'cancels',
      `${ENDED}\n0 b close\n${TOLD}\n0 advance 5\n${REST}`,
    );
    expect(violation).toBeUndefined();
    expect(obligations).toBeGreaterThan(0);
  });

  test('is broken where one goes on behind that', () => {
    expect(judged('cancels', `${ENDED}\n${TOLD}\n${GOES_ON}\n${REST}`)).toMatchObject({
      violation: { message: 'a ended by 0 ms, as main was told; b, which belongs to it, went on at 3 ms.' },
    });
  });

  test('is broken where one goes on when time has passed, though nobody was told', () => {
    expect(judged('cancels', `${ENDED}\n${GOES_ON}`).violation?.message).toBe(
      'a ended by 0 ms; b, which belongs to it, went on at 3 ms.',
    );
  });

  test('holds where one goes on while another cleans up', () => {
    const events = `${ENDED}\n0 b cleanup 0 3\n${GOES_ON.replace('3 b finish', '3 b cleaned 0 3\n3 b close')}`;
    expect(judged('cancels', events).violation).toBeUndefined();
  });
});

describe('where children are waited for', () => {
  test('holds where their parent is told of when they have ended', () => {
    const events = `${ENDED}\n${GOES_ON.replace('\n3 advance 5', '')}\n${TOLD.replaceAll('0 main', '3 main')}\n3 advance 8`;
    expect(judged('awaits', events).violation).toBeUndefined();
  });

  test('is broken where it is told before that', () => {
    expect(judged('awaits', `${ENDED}\n${TOLD}\n${GOES_ON}`).violation?.message).toContain(
      'as main was told',
    );
  });
});

test('what a cancelled task has spawned goes with it, unless children are detached', () => {
  const cancels = 'main: spawn a, yield, cancel a, sleep 5\na: spawn b, sleep 9\nb: sleep 3';
  const events = `0 main start\n0 main spawn a\n0 main suspend yield\n0 a start\n0 a spawn b\n0 a suspend sleep 9
    0 b start\n0 b suspend sleep 3\n0 main resume\n0 main suspend cancel a\n0 a close\n0 main resume
    0 main suspend sleep 5\n0 advance 3\n3 b resume\n3 b finish\n3 advance 5\n5 main resume\n5 main finish`;
  const judge = (claimed: 'detached' | 'cancels'): Judgement =>
    scope.check(traceOf({ program: cancels, events, guarantees: { scope: claimed } }));
  expect(judge('cancels').violation?.message).toBe(
    'a was cancelled by 0 ms, as main was told; b, which belongs to it, went on at 3 ms.',
  );
  expect(judge('detached').violation).toBeUndefined();
});
