import { laws } from '../../src/laws/index.ts';
import type { Law, LawId } from '../../src/laws/law.ts';

/** Counts the programs that a search judges, and notes at which of them each law was broken first. */
export interface Probe {
  /** Programs judged since the last `reset`, and where each law was first broken, counted from 1. */
  readonly firstBroken: ReadonlyMap<LawId, number>;
  reset(): void;
  remove(): void;
}

/** The law that binds every scheduler and judges every run: it is put to each program once. */
const METER: LawId = 'completion';

/**
 * Listens at the catalogue itself: the count is of what `check` really puts to its laws, however it comes by its programs.
 * Shrinking asks the laws too, but later than the search that broke them.
 */
export function attachProbe(): Probe {
  const firstBroken = new Map<LawId, number>();
  const originals = laws.map((law) => [law, law.check] as const);
  let programs = 0;
  for (const [law, check] of originals) {
    writable(law).check = (trace) => {
      if (law.id === METER) programs++;
      const judgement = check(trace);
      if (judgement.violation !== undefined && !firstBroken.has(law.id)) firstBroken.set(law.id, programs);
      return judgement;
    };
  }
  return {
    firstBroken,
    reset() {
      programs = 0;
      firstBroken.clear();
    },
    remove() {
      for (const [law, check] of originals) writable(law).check = check;
    },
  };
}

function writable(law: Law): { -readonly [key in keyof Law]: Law[key] } {
  return law;
}
