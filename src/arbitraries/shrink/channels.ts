import { channelOf } from '../../program/channels.ts';
import { CHANNELS, type ChannelName, type Program, type Step } from '../../program/program.ts';
import type { Draft } from './rewrite.ts';
import { awaited, placesOf, replaceAt, rewrite } from './rewrite.ts';

/**
 * Programs with fewer channels, or smaller ones; with a value less, sent and received; in which sender and receiver are other
 * tasks.
 */
export function* smallerChannels(program: Program): Iterable<Draft> {
  for (const channel of CHANNELS) {
    const sends = placesOf(program, (step) => 'send' in step && step.send === channel);
    const receives = placesOf(program, (step) => 'receive' in step && step.receive === channel);
    if (sends.length + receives.length === 0) continue;
    yield rewrite(program, (step) => (channelOf(step) === channel ? [] : [step]));
    for (const other of CHANNELS) {
      if (other !== channel) yield rewrite(program, (step) => [exchanged(step, channel, other)]);
    }
    // The later first: its going shifts no other place.
    for (const send of sends) {
      for (const receive of receives) {
        const isLater =
          send.task > receive.task || (send.task === receive.task && send.position > receive.position);
        const [later, earlier] = isLater ? [send, receive] : [receive, send];
        yield replaceAt(replaceAt(program, later, undefined), earlier, undefined);
      }
    }
    yield* renumbered(program, channel);
    yield* pauseInsteadOfTasks(program);
  }
}

const PAUSES: readonly Step[] = [{ yield: true }, { sleep: 0 }, { sleep: 1 }];

/** Where a task is there to be waited for: whoever did pauses instead, so that the other end of the channel comes first. */
function* pauseInsteadOfTasks(program: Program): Iterable<Draft> {
  for (const { name } of program.tasks.slice(1)) {
    for (const pause of PAUSES) {
      yield rewrite(program, (step) => {
        if ('spawn' in step && step.spawn === name) return [];
        return awaited(step) === name ? [pause] : [step];
      });
    }
  }
}

/** The values of a channel are 1, 2, 3 …, or all 1. */
function* renumbered(program: Program, channel: ChannelName): Iterable<Draft> {
  let next = 1;
  yield rewrite(program, (step) => [
    'send' in step && step.send === channel ? { ...step, value: next++ } : step,
  ]);
  yield rewrite(program, (step) => ['send' in step && step.send === channel ? { ...step, value: 1 } : step]);
}

function exchanged(step: Step, x: ChannelName, y: ChannelName): Step {
  const other = (name: ChannelName): ChannelName => (name === x ? y : name === y ? x : name);
  if ('send' in step) return { ...step, send: other(step.send) };
  if ('receive' in step) return { receive: other(step.receive) };
  return 'close' in step ? { close: other(step.close) } : step;
}
