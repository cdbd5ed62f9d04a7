import type { Code } from '../program/code.ts';
import { Digest } from '../program/digest.ts';
import {
  CHANNELS,
  type ChannelName,
  LOCK_KEYS,
  type LockKey,
  THROWN,
  type Thrown,
} from '../program/program.ts';
import { type Events, Kind, lockArgument, priorityArgument, Reason, State } from './event.ts';
import { Recorder } from './recorder.ts';
import { figuresFrom, tell } from './telling.fixture.ts';

export interface Outcome {
  readonly threw: number;
  readonly digest: number;
}

/** What is suspended for a number. */
const NUMBERED: readonly string[] = ['sleep', 'set-limit', 'idle', 'loop', 'race', 'all'];

/** The `Deviation` that a late clock is marked with. */
const LATE = 3;

/** Events as lines (see `TraceText`). */
export function readEvents(
  text: string,
  code: Code,
  startTime: number,
  outcomeOf: (task: number) => Outcome,
): Events {
  const names = code.program.tasks.map((task) => task.name);
  const events = new Recorder();
  const suspensions = new Map<number, readonly [number, number]>();
  const positions = new Map<number, number>();
  const finished = new Map<number, number>();
  const locks = new Map<number, Map<number, number>>();
  for (const line of text.split('\n').map((raw) => raw.trim())) {
    if (line === '') continue;
    const [ms, name = '', verb = '', first = '', ...rest] = line.split(/\s+/);
    const time = startTime + Number(ms);
    if (name === 'advance') {
      const late = first === 'late' ? Number(rest[0]) : 0;
      events.add(Kind.advance, -1, time, late > 0 ? 8 * late + LATE : 0, startTime + Number(verb));
      continue;
    }
    if (tell(events, time, [name, verb, first, ...rest])) continue;
    const task = name === 'nobody' ? -1 : numberOf(name);
    switch (verb) {
      case 'look':
        events.add(Kind.look, task, time, positionOf(task, verb, []), figuresFrom([first, ...rest]));
        break;
      case 'defer':
      case 'cleanup':
      case 'cleaned':
        events.add(Kind[verb], task, time, Number(first), Number(rest[0]));
        break;
      case 'revoke':
      case 'revoked':
        events.add(Kind[verb], task, time, Number(first), numberOf(rest[0]!));
        break;
      case 'hear':
        events.add(Kind.hear, task, time, numberOf(first), Digest.error + Digest.atCleanup);
        break;
      case 'start':
      case 'stray':
      case 'refuse':
        events.add(Kind[verb], task, time);
        break;
      case 'close':
        events.add(Kind.close, task, time, positions.get(task) ?? 0);
        break;
      case 'spawn':
        events.add(Kind.spawn, task, time, numberOf(first), afterOf(code, numberOf(first)));
        break;
      case 'emit':
      case 'work':
      case 'watch':
        events.add(Kind[verb], task, time, positionOf(task, verb, rest), Number(first));
        break;
      case 'suspend': {
        const operand = operandOf(first, rest);
        if (first === 'acquire') {
          if (!locks.has(task)) locks.set(task, new Map());
          locks.get(task)!.set(lockNumber(rest[0]), Number(rest[1] ?? 1));
        }
        suspensions.set(task, [Reason[first as keyof typeof Reason], operand]);
        events.add(Kind.suspend, task, time, ...suspensions.get(task)!);
        break;
      }
      case 'send':
      case 'receive':
      case 'shut':
        events.add(Kind[verb], task, time, CHANNELS.indexOf(first as ChannelName), Number(rest[0] ?? 0));
        break;
      case 'release': {
        const taken = locks.get(task)!.get(lockNumber(first))!;
        events.add(Kind.release, task, time, lockNumber(first), rest[0] === 'at' ? -taken : taken);
        break;
      }
      case 'state':
        events.add(Kind.state, task, time, numberOf(first), State[rest[0] as keyof typeof State]);
        break;
      case 'expire':
        if (first === '') events.add(Kind.expire, task, time, -1);
        else events.add(Kind.expire, task, time, 0, suspensions.get(task)![1]);
        break;
      case 'resume':
        events.add(Kind.resume, task, time, ...(suspensions.get(task) ?? [0, 0]));
        break;
      case 'deliver': {
        const target = numberOf(first);
        const digest = rest.length > 0 ? digestOf(rest) : (finished.get(target) ?? Digest.foreign);
        events.add(Kind.deliver, task, time, target, digest);
        break;
      }
      case 'finish': {
        const digest = first === '' ? outcomeOf(task).digest : digestOf([first, ...rest]);
        const threw = first === '' ? outcomeOf(task).threw : Number(digest >= Digest.error);
        finished.set(task, digest);
        events.add(Kind.finish, task, time, threw, digest);
        break;
      }
      default:
        throw new Error(`not an event: ${line}`);
    }
  }
  return events;

  function numberOf(name: string): number {
    const number = names.indexOf(name);
    if (number === -1) throw new Error(`no task ${name} in the program`);
    return number;
  }

  function operandOf(reason: string, [name, permits = '1']: readonly string[]): number {
    if (reason === 'acquire') return lockArgument(lockNumber(name), Number(permits));
    if (reason === 'send' || reason === 'receive') return CHANNELS.indexOf(name as ChannelName);
    if (reason === 'set-priority') return priorityArgument(numberOf(name ?? ''), Number(permits));
    if (name === undefined) return 0;
    return NUMBERED.includes(reason) ? Number(name) : numberOf(name);
  }

  function lockNumber(key = ''): number {
    return LOCK_KEYS.indexOf(key as LockKey);
  }

  function positionOf(task: number, kind: string, [at, position]: readonly string[]): number {
    if (at === 'at') return Number(position);
    const from = positions.get(task) ?? 0;
    const found = code.tasks[task]!.findIndex((step, i) => i >= from && step.kind === kind);
    positions.set(task, found + 1);
    return found;
  }

  function digestOf(words: readonly string[]): number {
    const [word = '', , owner = ''] = words;
    if (word === 'foreign') return Digest.foreign;
    if (word === 'cancelled') return Digest.cancelled;
    if (word === 'foreign-error') return Digest.foreignError;
    if (word === 'error') return Digest.error + 8 * numberOf(owner);
    const falsy = THROWN.indexOf(word as Thrown);
    return falsy > 0 ? Digest.error + falsy : Number(word);
  }
}

function afterOf({ tasks }: Code, child: number): number {
  const step = tasks.flat().find((one) => one.kind === 'spawn' && one.task === child);
  return step?.kind === 'spawn' ? (step.options.after ?? 0) : 0;
}
