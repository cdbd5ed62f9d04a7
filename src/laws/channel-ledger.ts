import { Kind, Reason, Received } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';

/** What happened on one channel: positions of events, in their order. */
export interface ChannelLedger {
  readonly channel: number;
  /** By position of the value: its send, and the resume of its sender, −1 if none. */
  readonly sends: number[];
  readonly accepted: number[];
  /** Requests to receive, and what each came to (a `receive` event), −1 if nothing. */
  readonly asks: number[];
  readonly receipts: number[];
  /** The event that closed it; −1 if none did. */
  shut: number;
}

/** The channels of a trace, in the order in which they were first used. */
export function channelLedgers({ events }: Trace): readonly ChannelLedger[] {
  const ledgers: ChannelLedger[] = [];
  for (let i = 0; i < events.length; i++) {
    switch (events.kind[i]) {
      case Kind.send: {
        const ledger = ledgerOf(events.a[i]!);
        ledger.sends.push(i);
        ledger.accepted.push(-1);
        break;
      }
      case Kind.suspend:
        if (events.a[i] === Reason.receive) {
          const ledger = ledgerOf(events.b[i]!);
          ledger.asks.push(i);
          ledger.receipts.push(-1);
        }
        break;
      case Kind.resume:
        if (events.a[i] === Reason.send) {
          const { accepted } = ledgerOf(events.b[i]!);
          accepted[accepted.length - 1] = i;
        }
        break;
      case Kind.receive: {
        const { receipts } = ledgerOf(events.a[i]!);
        receipts[receipts.length - 1] = i;
        break;
      }
      case Kind.shut:
        ledgerOf(events.a[i]!).shut = i;
        break;
    }
  }
  return ledgers;

  function ledgerOf(channel: number): ChannelLedger {
    let ledger = ledgers.find((other) => other.channel === channel);
    if (ledger === undefined) {
      ledger = { channel, sends: [], accepted: [], asks: [], receipts: [], shut: -1 };
      ledgers.push(ledger);
    }
    return ledger;
  }
}

/** The positions of the values that were received, in the order in which they were. */
export function receivedIn({ events }: Trace, { receipts }: ChannelLedger): readonly number[] {
  return receipts
    .filter((event) => event >= 0 && events.b[event]! > Received.foreign)
    .map((event) => events.b[event]!);
}
