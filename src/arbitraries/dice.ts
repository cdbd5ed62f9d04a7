import type { Random } from 'fast-check';

/**
 * Whole numbers from one seed: mulberry32 (Tommy Ettinger). A case takes some sixty of them, and from fast-check's own
 * generator, which jumps and copies, they cost as much as the rest of drawing it.
 */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed | 0;
  }

  /** From `min` to `max`, both included: each as likely, up to one part in 2³² for each value of the range. */
  nextInt(min: number, max: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return min + Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * (max - min + 1));
  }
}

/** Dice that fall as fast-check's seed and path say. */
export function diceFrom(random: Random): Dice {
  return new Dice(random.nextInt());
}
