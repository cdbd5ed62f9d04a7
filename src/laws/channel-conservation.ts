import { capacityOf } from '../program/channels.ts';
import { ordinal } from '../program/edit.ts';
import { CHANNELS } from '../program/program.ts';
import { Received } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import { type ChannelLedger, channelLedgers, receivedIn } from './channel-ledger.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { nameOf, timeOf, when } from './wording.ts';

export const channelConservation: Law = {
  id: 'channel-conservation',
  rev: 1,
  statement:
    'Each value that is sent is received once and no other is; a channel holds no more than its capacity, keeps nobody waiting without need, and says that it is closed when it is, and empty.',
  family: 'exclusion',
  needs: ['channel'],
  implies: ['completion', 'deadlock-free', 'result-agreement'],
  judges: 'any',
  hint: 'Look at each way in which sender and receiver can meet: a value that is there, one that waits, none yet; full, empty, closed with values in it.',
  check,
};

/** Obligations: each send, and each request to receive. */
function check(trace: Trace): Judgement {
  let obligations = 0;
  for (const ledger of channelLedgers(trace)) {
    obligations += ledger.sends.length + ledger.asks.length;
    const violation = judgeReceipts(trace, ledger) ?? judgeCapacity(trace, ledger) ?? judgeEnd(trace, ledger);
    if (violation !== undefined) return { obligations, violation };
  }
  return { obligations };
}

function judgeReceipts(trace: Trace, ledger: ChannelLedger): Violation | undefined {
  const { events } = trace;
  const { receipts, sends, shut } = ledger;
  const name = nameFor(ledger);
  const seen = new Set<number>();
  for (const receipt of receipts) {
    if (receipt < 0) continue;
    const position = events.b[receipt]!;
    const who = nameOf(trace, events.task[receipt]!);
    const at = when(trace, receipt);
    if (position === Received.foreign)
      return found(trace, `${who} received from ${name} at ${at} what nobody had sent.`, [receipt]);
    if (position === Received.closed) {
      if (shut < 0 || shut > receipt)
        return found(trace, `${who} was told at ${at} that ${name} was closed, and nobody had closed it.`, [
          receipt,
        ]);
      const lost = sends.findIndex((_, sent) => !seen.has(sent));
      if (lost < 0) continue;
      return found(
        trace,
        `${who} was told at ${at} that ${name} was closed, and had not received ${valueAt(ledger, lost)}.`,
        [sends[lost]!, shut, receipt],
      );
    }
    if (seen.has(position))
      return found(
        trace,
        `${who} received ${valueAt(ledger, position)} twice, at ${at} for the second time.`,
        [sends[position]!, receipt],
      );
    seen.add(position);
  }
  return undefined;
}

/** Who sends is not let go on before there is room. */
function judgeCapacity(trace: Trace, ledger: ChannelLedger): Violation | undefined {
  const { events } = trace;
  const { accepted, asks, sends, channel } = ledger;
  for (let position = 0; position < accepted.length; position++) {
    const resume = accepted[position]!;
    if (resume < 0) continue;
    const asked = asks.filter((ask) => ask < resume).length;
    if (position < asked + capacityOf(channel)) continue;
    const held =
      capacityOf(channel) === 0
        ? 'nothing'
        : capacityOf(channel) === 1
          ? 'one value'
          : `${capacityOf(channel)} values`;
    return found(
      trace,
      `${nameOf(trace, events.task[resume]!)} went on at ${when(trace, resume)} from sending ${valueAt(ledger, position)}, which holds ${held}, and only ${asked} had been asked for.`,
      [sends[position]!, resume],
    );
  }
  return undefined;
}

/** Nobody waits for ever for what is there. */
function judgeEnd(trace: Trace, ledger: ChannelLedger): Violation | undefined {
  const { events, ending } = trace;
  if (ending.kind !== 'deadlock' && ending.kind !== 'completed') return undefined;
  const { accepted, asks, receipts, sends, shut, channel } = ledger;
  const received = new Set(receivedIn(trace, ledger));
  const left = sends.findIndex((_, position) => !received.has(position));
  const waiting = asks.at(-1);
  if (waiting !== undefined && receipts.at(-1) === -1 && (left >= 0 || shut >= 0)) {
    const who = nameOf(trace, events.task[waiting]!);
    const what = left >= 0 ? `was not given ${valueAt(ledger, left)}` : `was not told that it was closed`;
    return found(
      trace,
      `${who} waits since ${timeOf(trace, events.time[waiting]!)} to receive from ${nameFor(ledger)}, and ${what}.`,
      left >= 0 ? [sends[left]!, waiting] : [shut, waiting],
    );
  }
  const skipped = sends.findIndex(
    (_, position) => !received.has(position) && [...received].some((other) => other > position),
  );
  if (skipped >= 0) {
    return found(
      trace,
      `Nobody received ${valueAt(ledger, skipped)}, and what was sent behind it was received.`,
      [sends[skipped]!],
    );
  }
  const blocked = accepted.indexOf(-1);
  if (blocked < 0 || blocked >= receipts.filter((receipt) => receipt >= 0).length + capacityOf(channel))
    return undefined;
  const send = sends[blocked]!;
  return found(
    trace,
    `${nameOf(trace, events.task[send]!)} waits since ${when(trace, send)} to send ${valueAt(ledger, blocked)}, for which there is room.`,
    [send],
  );
}

function valueAt(ledger: ChannelLedger, position: number): string {
  return `the ${ordinal(position)} value of ${nameFor(ledger)}`;
}

function nameFor({ channel }: ChannelLedger): string {
  return CHANNELS[channel]!;
}

function found({ events }: Trace, message: string, at: readonly number[]): Violation {
  const shown = [...at].sort((one, other) => one - other);
  const last = shown.at(-1)!;
  return {
    message,
    task: events.task[last]!,
    from: events.time[shown[0]!]!,
    to: events.time[last]!,
    events: shown,
    because: [],
  };
}
