import type { Rate } from '../program/case.ts';
import { type Code, compile } from '../program/code.ts';
import { Digest } from '../program/digest.ts';
import { type Expectation, expect as foretell } from '../program/oracle.ts';
import {
  CHANNELS,
  type ChannelName,
  LOCK_KEYS,
  type LockKey,
  THROWN,
  type Thrown,
} from '../program/program.ts';
import { UNLIMITED } from '../program/rate.ts';
import { parseText } from '../program/text.ts';
import type { Capability, Guarantees } from './claims.ts';
import type { Companion } from './companion.ts';
import { findCuts } from './cuts.ts';
import { type Events, Kind, lockArgument, priorityArgument, Reason } from './event.ts';
import { hashEvents, Recorder } from './recorder.ts';
import type { Ending, Leftovers, Trace } from './trace.ts';
import { copyWaits } from './wait-columns.ts';
import { findWaits } from './waits.ts';

/** A trace written by hand, for tests of laws and reports: traces that no correct scheduler leaves as well. */
export interface TraceText {
  /** In text notation. */
  readonly program: string;
  /**
   * One event a line: ms since the start, task, what it does.
   *
   *     0 main start          0 main spawn a        0 a suspend yield | sleep 3 | join b | settle b | cancel b | idle |
   *                                                 pause | resume | clear | set-limit 2 | set-priority a 1 | acquire k [2] | send c | receive c
   *     0 advance 3           3 a resume            3 a emit 7      3 a work 5      3 a close      3 a stray
   *     3 a release k       3 a release k at end
   *     3 a send c 7        3 a receive c 0 (the first value that was sent; -1 made up, -2 closed)   3 a shut c
   *     0 advance 5 late 2    (the world was late: the clock could have come at 3)
   *     0 a defer 0 5 | cleanup 0 5 | cleaned 0 5 (position, ms)    3 main hear a (what a threw as it cleaned up)
   *     3 a expire (its time is up)    3 a expire wait (its wait for a lock has lasted long enough)
   *     3 a finish            3 main deliver a      3 a finish 7    3 a finish error of a
   *
   * `emit` and `work` take the position of the next such step of the task, or of the step after `at`. `resume` repeats the
   * suspension. A `finish` without an outcome takes the oracle's, a `deliver` without one takes that of the task's finish;
   * outcomes are a number, `error of a`, `undefined` … `empty` (thrown), `foreign`, `foreign-error` and `cancelled`.
   */
  readonly events: string;
  readonly limit?: number;
  readonly permits?: number;
  readonly rate?: Rate;
  readonly supports?: readonly Capability[];
  readonly guarantees?: Guarantees;
  readonly ending?: Ending;
  readonly leftovers?: Partial<Leftovers>;
  readonly startTime?: number;
  readonly foreignErrors?: readonly string[];
  /** Of the second run; left out: there was none. `same` is the hash of this one. */
  readonly twin?: number | 'same';
  readonly companions?: readonly Companion[];
}

/** @example traceOf({ program: 'main:', events: '0 main start\n0 main finish' }) */
export function traceOf(text: TraceText): Trace {
  const program = parseText(text.program);
  const code = compile(program);
  const { guarantees = {}, startTime = 0, limit = Number.POSITIVE_INFINITY } = text;
  // What a cancelled task leads to is read off the events, which may leave it to the oracle what a task ended with.
  const untold = foretell(program, guarantees.resolution ?? 0);
  const written = readEvents(text.events, code, startTime, outcomesOf(untold));
  const { scope, resolution = 0, failure } = guarantees;
  const cuts = findCuts(written, code, scope, resolution, failure === 'stops');
  const expected = cuts === undefined ? untold : foretell(program, guarantees.resolution ?? 0, 0, cuts.steps);
  const events =
    cuts === undefined ? written : readEvents(text.events, code, startTime, outcomesOf(expected));
  const hash = hashEvents(events);
  return {
    program,
    code,
    claims: { scheduler: 'by-hand', form: 'coroutine', supports: new Set(text.supports), guarantees },
    limit,
    permits: text.permits ?? 1,
    rate: text.rate ?? UNLIMITED,
    startTime,
    events,
    ending: text.ending ?? { kind: 'completed' },
    leftovers: {
      timers: 0,
      nextDeadline: Number.POSITIVE_INFINITY,
      rejections: [],
      escapes: [],
      ...text.leftovers,
    },
    expected,
    waits: copyWaits(findWaits(events, program.tasks.length, undefined, cuts), program.tasks.length),
    cuts,
    foreignErrors: text.foreignErrors ?? [],
    ...(text.twin === undefined ? {} : { twins: [text.twin === 'same' ? hash : text.twin, hash] }),
    ...(text.companions === undefined ? {} : { companions: text.companions }),
  };
}

/** What is suspended for a number. */
const NUMBERED: readonly string[] = ['sleep', 'set-limit', 'idle', 'loop', 'race', 'all'];

/** The `Deviation` that a late clock is marked with. */
const LATE = 3;

interface Outcome {
  readonly threw: number;
  readonly digest: number;
}

function outcomesOf({ tasks }: Expectation): (task: number) => Outcome {
  return (task) => ({ threw: tasks[task]!.outcome === 'threw' ? 1 : 0, digest: tasks[task]!.digest });
}

function readEvents(
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
    const task = numberOf(name);
    switch (verb) {
      case 'defer':
      case 'cleanup':
      case 'cleaned':
        events.add(Kind[verb], task, time, Number(first), Number(rest[0]));
        break;
      case 'hear':
        events.add(Kind.hear, task, time, numberOf(first), Digest.error + Digest.atCleanup);
        break;
      case 'start':
      case 'stray':
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
  for (const steps of tasks) {
    for (const step of steps)
      if (step.kind === 'spawn' && step.task === child) return step.options.after ?? 0;
  }
  return 0;
}
