import { CHANNELS, LOCK_KEYS } from '../../program/program.ts';
import { Kind, lockOf, permitsOf, priorityOf, Reason, reprioritised, State } from '../../trace/event.ts';
import type { Trace } from '../../trace/trace.ts';

/** What a suspension, or a resume, is for, as its step is written. @example 'sleep 30', 'join b', 'idle' */
export function waitName({ events, program }: Trace, event: number): string {
  if (events.kind[event] === Kind.spawn) return 'start';
  const b = events.b[event]!;
  const name = reasonKey(events.a[event]!);
  switch (name) {
    case 'sleep':
    case 'set-limit':
    case 'loop':
      return `${name} ${Number(b.toFixed(3))}`;
    case 'join':
    case 'settle':
    case 'cancel':
      return `${name} ${program.tasks[b]?.name ?? 'nobody'}`;
    case 'idle':
      return b > 0 ? `idle {below ${b}}` : 'idle';
    case 'acquire':
      return `${name} ${LOCK_KEYS[lockOf(b)]}${permitsOf(b) > 1 ? ` ${permitsOf(b)}` : ''}`;
    case 'set-priority':
      return `${name} ${program.tasks[reprioritised(b)]?.name ?? 'nobody'} {priority ${priorityOf(b)}}`;
    case 'send':
    case 'receive':
      return `${name} ${CHANNELS[b]}`;
    default:
      return name;
  }
}

/** The word of a `Reason`. */
export function reasonKey(reason: number): keyof typeof Reason {
  return REASONS[reason] ?? 'yield';
}

/** The word of a `Kind`. */
export function kindKey(kind: number): keyof typeof Kind {
  return KINDS[kind]!;
}

/** The word of a `State`. */
export function stateKey(state: number): keyof typeof State {
  return STATES[state] ?? 'other';
}

const STATES: readonly (keyof typeof State)[] = inverse(State);
const REASONS: readonly (keyof typeof Reason)[] = inverse(Reason);
const KINDS: readonly (keyof typeof Kind)[] = inverse(Kind);

function inverse<K extends string>(codes: { readonly [key in K]: number }): readonly K[] {
  const keys: K[] = [];
  for (const [key, code] of Object.entries(codes) as [K, number][]) keys[code] = key;
  return keys;
}
