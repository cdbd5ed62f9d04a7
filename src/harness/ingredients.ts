import { kindOf, type Program } from '../program/program.ts';

/**
 * What a program asks of a scheduler beyond running tasks, as a set of bits. Coarse on purpose: where two programs that fail
 * differ in no more than that one sleeps and the other yields, it is most likely one bug that shows in two ways.
 */
export const Ingredient = {
  /** A yield, a sleep, work: turns and time. */
  pause: 1,
  /** A join, a settle. */
  wait: 2,
  throw: 4,
  syncThrow: 8,
  falsyThrow: 16,
  cancel: 32,
  idle: 64,
  pauseStarts: 128,
  clear: 256,
  setLimit: 512,
  priority: 1024,
  /** Of a task, or of a call within it. */
  cleanup: 2048,
  lock: 4096,
  weight: 8192,
  channel: 16384,
  repeat: 32768,
  oddDelay: 65536,
  results: 262144,
  timeout: 524288,
  loop: 1048576,
  setPriority: 2097152,
  pending: 4194304,
  /** A race, or a whole. */
  arms: 8388608,
  /** To be told of idle; what the scheduler says of itself. */
  watch: 16777216,
  look: 33554432,
} as const;

export function ingredientsOf({ tasks }: Program): number {
  let set = 0;
  for (const { steps } of tasks) {
    for (const step of steps) {
      switch (kindOf(step)) {
        case 'sleep':
          set |= Ingredient.pause;
          if ('times' in step) set |= Ingredient.repeat;
          if ('as' in step) set |= Ingredient.oddDelay;
          if ('finally' in step) set |= Ingredient.cleanup;
          break;
        case 'yield':
        case 'work':
          set |= Ingredient.pause;
          break;
        case 'join':
        case 'settle':
          set |= Ingredient.wait;
          break;
        case 'throw':
          set |= Ingredient.throw;
          if ('sync' in step) set |= Ingredient.syncThrow;
          if ('throw' in step && step.throw !== 'error') set |= Ingredient.falsyThrow;
          break;
        case 'cancel':
          set |= 'at' in step ? Ingredient.cleanup | Ingredient.cancel : Ingredient.cancel;
          break;
        case 'idle':
          set |= Ingredient.idle;
          if ('idle' in step && step.idle === 'results') set |= Ingredient.results;
          break;
        case 'acquire':
          set |= Ingredient.lock;
          if ('weight' in step) set |= Ingredient.weight;
          if ('timeout' in step) set |= Ingredient.timeout;
          break;
        case 'send':
        case 'receive':
        case 'close':
          set |= Ingredient.channel;
          break;
        case 'watch':
          set |= Ingredient.watch;
          break;
        case 'look':
          set |= Ingredient.look;
          break;
        case 'loop':
          set |= Ingredient.loop;
          break;
        case 'cleanup':
          set |= Ingredient.cleanup;
          if ('throws' in step) set |= Ingredient.throw;
          break;
        case 'pause':
        case 'resume':
          set |= Ingredient.pauseStarts;
          break;
        case 'clear':
          set |= Ingredient.clear;
          break;
        case 'set-limit':
          set |= Ingredient.setLimit;
          break;
        case 'set-priority':
          set |= Ingredient.setPriority;
          break;
        case 'spawn':
          if ('priority' in step) set |= Ingredient.priority;
          if ('timeout' in step) set |= Ingredient.timeout;
          if ('after' in step) set |= Ingredient.pending;
          if ('for' in step) set |= Ingredient.arms;
          if ('at' in step) set |= Ingredient.cleanup;
          break;
        case 'release':
        case 'emit':
          break;
      }
    }
  }
  return set;
}

/** Does each ask for something that the other does without? Then neither fails for what the other needs to fail. */
export function isApart(one: number, other: number): boolean {
  return (one & ~other) !== 0 && (other & ~one) !== 0;
}
