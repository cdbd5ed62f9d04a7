import { ordinal } from '../program/edit.ts';
import { CHANNELS } from '../program/program.ts';
import { Received } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import { type ChannelLedger, channelLedgers } from './channel-ledger.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { nameOf, when } from './wording.ts';

export const channelFifo: Law = {
  id: 'channel-fifo',
  rev: 1,
  statement: 'The values of a channel are received in the order in which they were sent.',
  family: 'exclusion',
  needs: ['channel'],
  implies: ['result-agreement'],
  judges: 'any',
  hint: 'Look at where a value goes that finds the channel full, and at who takes it out again: does it come behind those that are in it?',
  check,
};

/** Obligations: each value that is received while another one of that channel was sent before it. */
function check(trace: Trace): Judgement {
  const { events } = trace;
  let obligations = 0;
  for (const ledger of channelLedgers(trace)) {
    let last = -1;
    for (const receipt of ledger.receipts) {
      if (receipt < 0 || events.b[receipt]! <= Received.foreign) continue;
      const position = events.b[receipt]!;
      if (position > 0) obligations++;
      // What comes twice is a matter of channel-conservation.
      if (position < last && !wasReceived(trace, ledger, position, receipt)) {
        return {
          obligations: Math.max(obligations, 1),
          violation: describe(trace, ledger, position, last, receipt),
        };
      }
      if (position > last) last = position;
    }
  }
  return { obligations };
}

function wasReceived(
  { events }: Trace,
  { receipts }: ChannelLedger,
  position: number,
  before: number,
): boolean {
  return receipts.some((receipt) => receipt >= 0 && receipt < before && events.b[receipt] === position);
}

function describe(
  trace: Trace,
  { channel, sends }: ChannelLedger,
  position: number,
  last: number,
  receipt: number,
): Violation {
  const { events } = trace;
  const [sent, later] = [sends[position]!, sends[last]!];
  const name = CHANNELS[channel]!;
  return {
    message: `${nameOf(trace, events.task[receipt]!)} received the ${ordinal(position)} value of ${name} at ${when(trace, receipt)}, behind the ${ordinal(last)}.`,
    task: events.task[receipt]!,
    from: events.time[sent]!,
    to: events.time[receipt]!,
    events: [sent, later, receipt],
    because: [
      `${nameOf(trace, events.task[sent]!)} sent them at ${when(trace, sent)} and at ${when(trace, later)}`,
    ],
  };
}
