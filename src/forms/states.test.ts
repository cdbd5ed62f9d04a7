import { expect, test } from 'vitest';
import { Kind, State } from '../trace/event.ts';
import { happened, prepare, runCoroutines } from './forms.fixture.ts';
import { askForStates } from './states.ts';

const answers = (program: string, stateOf: (handle: unknown) => unknown): string[] => {
  const { run, clock } = prepare(program);
  run.stateOf = stateOf;
  runCoroutines(run, clock);
  askForStates(run);
  return happened(run, ['state']);
};

test('who was told of an end asks, and nobody when all is over', () => {
  expect(answers('main: spawn a, settle a\na: throw', () => 'threw')).toEqual([
    `0 main state 1 ${State.threw}`,
    `0 - state 1 ${State.threw}`,
  ]);
});

test('an answer that is none counts as other', () => {
  expect(answers('main: spawn a\na:', () => 'done')).toEqual([`0 - state 1 ${State.other}`]);
});

test('an error is one of the scheduler, in a turn and when all is over', () => {
  const error = new Error('unknown task');
  const asked = (program: string) => {
    const prepared = prepare(program);
    prepared.run.stateOf = () => {
      throw error;
    };
    return prepared;
  };
  const joining = asked('main: spawn a, join a\na:');
  expect(() => runCoroutines(joining.run, joining.clock)).toThrow(error);
  expect(joining.run.crash).toEqual({ where: 'state', error });
  const { run, clock } = asked('main: spawn a\na:');
  runCoroutines(run, clock);
  askForStates(run);
  expect(run.crash).toEqual({ where: 'state', error });
  expect(happened(run, ['state'])).toEqual([]);
});

test('nobody asks for what was not spawned, nor where nothing is said of states', () => {
  expect(answers('main: spawn a\na: throw, spawn b\nb:', () => 'threw').length).toBe(1);
  const { run, clock } = prepare('main: spawn a, join a\na:');
  runCoroutines(run, clock);
  askForStates(run);
  expect(run.recorder.kind.subarray(0, run.recorder.length)).not.toContain(Kind.state);
});
