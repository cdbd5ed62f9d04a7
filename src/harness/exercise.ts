import { Kind, lockOf, permitsOf, Reason } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';

/** In how many programs each feature really was exercised: counted by what happened, not by what stands in the program. */
export interface Exercise {
  /** By position in `FEATURES`. */
  readonly counts: Uint32Array;
}

/** What a program can exercise, in the order in which it is reported. */
const FEATURES = [
  'spawn',
  'nested spawn',
  'emit',
  'yield',
  'sleep',
  'work',
  'join',
  'settle',
  'join of what has ended',
  'throw',
  'cancel',
  'idle',
  'cleanup',
  'pause',
  'clear',
  'set-limit',
  'set-priority',
  'lock',
  'wait for a lock',
  'several permits',
  'send',
  'receive',
  'close',
  'tied deadlines',
  'limit reached',
  'impolite world',
  'loop',
  'watch',
  'look',
  'refusal',
] as const;

export type FeatureName = (typeof FEATURES)[number];

export function startExercise(): Exercise {
  return { counts: new Uint32Array(FEATURES.length) };
}

/** Adds what happened in one run: a bit set a program, so that it costs next to nothing. */
export function exercise({ counts }: Exercise, trace: Trace): void {
  // From the highest bit down: most programs have few of them.
  for (let left = featuresOf(trace); left !== 0; ) {
    const feature = 31 - Math.clz32(left);
    counts[feature]!++;
    left &= ~(1 << feature);
  }
}

const Bit = bitsOf(FEATURES);

function bitsOf(names: readonly FeatureName[]): Readonly<Record<FeatureName, number>> {
  return Object.fromEntries(names.map((name, bit) => [name, 1 << bit])) as Record<FeatureName, number>;
}

/** By reason of a suspension. */
const SUSPENSIONS: readonly number[] = suspensions();

function suspensions(): number[] {
  const bits: number[] = [];
  bits[Reason.start] = 0;
  bits[Reason.yield] = Bit.yield;
  bits[Reason.sleep] = Bit.sleep;
  bits[Reason.join] = Bit.join;
  bits[Reason.settle] = Bit.settle;
  bits[Reason.cancel] = Bit.cancel;
  bits[Reason.idle] = Bit.idle;
  bits[Reason.pause] = Bit.pause;
  bits[Reason.resume] = Bit.pause;
  bits[Reason.clear] = Bit.clear;
  bits[Reason['set-limit']] = Bit['set-limit'];
  bits[Reason['set-priority']] = Bit['set-priority'];
  bits[Reason.acquire] = Bit.lock;
  bits[Reason.send] = Bit.send;
  bits[Reason.receive] = Bit.receive;
  bits[Reason.loop] = Bit.loop;
  return bits;
}

/** Deadlines of the run that is looked at; one array for all runs. */
const deadlines: number[] = [];

/** Locks that are held, one as often as it has holders. */
const held: number[] = [];

/** The set of features that a run exercised, as the sum of their bits. */
function featuresOf({ events, limit }: Trace): number {
  const { kind, task, time, a, b, length } = events;
  let features = 0;
  let running = 0;
  /** A bit for each of the first 32 tasks: programs have eight. */
  let ended = 0;
  deadlines.length = 0;
  held.length = 0;
  for (let i = 0; i < length; i++) {
    switch (kind[i]) {
      case Kind.spawn:
        features |= task[i] === 0 ? Bit.spawn : Bit.spawn | Bit['nested spawn'];
        break;
      case Kind.start:
        // Where there is a limit, main runs outside and holds no slot.
        if (task[i] !== 0 && ++running >= limit) features |= Bit['limit reached'];
        break;
      case Kind.emit:
        features |= Bit.emit;
        break;
      case Kind.work:
        features |= Bit.work;
        break;
      case Kind.suspend:
        features |= SUSPENSIONS[a[i]!]!;
        if (a[i] === Reason.sleep) {
          const deadline = time[i]! + b[i]!;
          if (deadlines.includes(deadline)) features |= Bit['tied deadlines'];
          else deadlines.push(deadline);
        } else if (a[i] === Reason.join || a[i] === Reason.settle) {
          if (b[i]! < 32 && (ended & (1 << b[i]!)) !== 0) features |= Bit['join of what has ended'];
        } else if (a[i] === Reason.acquire) {
          if (permitsOf(b[i]!) > 1) features |= Bit['several permits'];
          if (held.includes(lockOf(b[i]!))) features |= Bit['wait for a lock'];
        }
        break;
      case Kind.cleanup:
        features |= Bit.cleanup;
        break;
      case Kind.resume:
        if (a[i] === Reason.acquire) held.push(lockOf(b[i]!));
        break;
      case Kind.shut:
        features |= Bit.close;
        break;
      case Kind.release:
        held.splice(held.indexOf(a[i]!), 1);
        break;
      case Kind.watch:
        features |= Bit.watch;
        break;
      case Kind.look:
        features |= Bit.look;
        break;
      case Kind.refuse:
        features |= Bit.refusal;
        break;
      case Kind.advance:
        if (a[i] !== 0) features |= Bit['impolite world'];
        break;
      case Kind.finish:
        if (task[i] !== 0) running--;
        if (task[i]! < 32) ended |= 1 << task[i]!;
        if (a[i] === 1) features |= Bit.throw;
        break;
    }
  }
  return features;
}

/** The counts by name, without what never came. */
export function exercisedOf({ counts }: Exercise): Partial<Record<FeatureName, number>> {
  const named = FEATURES.map((name, feature) => [name, counts[feature]!] as const);
  return Object.fromEntries(named.filter(([, programs]) => programs > 0));
}
