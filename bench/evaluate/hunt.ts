import type { Mutant } from '../../fixtures/mutants/mutant.ts';
import { checkRemembering } from '../../src/harness/check.ts';
import { saveFixture, toFixture } from '../../src/harness/fixture.ts';
import { type Memory, outcomeOf, startMemory } from '../../src/harness/memory.ts';
import type { Counterexample, Report } from '../../src/harness/report.ts';
import { lawById } from '../../src/laws/index.ts';
import type { LawId } from '../../src/laws/law.ts';
import { canonicalise } from '../../src/program/canonical.ts';
import { printProgram } from '../../src/program/text.ts';
import type { Hunt, Seeds, Shown } from './job.ts';
import { attachProbe, type Probe } from './probe.ts';
import { breaks, doubt } from './witness.ts';

/** What a check runs by default: as a user would meet it. Only where that misses the law meant, all of the cap is spent. */
const RUNS = 1000;

/**
 * What `check` makes of a mutant under each seed.
 *
 * @param folder where the counterexamples are saved, to be replayed by others: never one of the project.
 * @param alive called after each seed.
 */
export async function hunt(
  mutant: Mutant,
  { from, to }: Seeds,
  cap: number,
  folder: string,
  alive: () => void,
): Promise<readonly Hunt[]> {
  const probe = attachProbe();
  const hunts: Hunt[] = [];
  const memories = [startMemory(), startMemory()];
  for (let seed = from; seed <= to; seed++) {
    const memory = memories[seed - from] ?? (keepsNothing(memories) ? memories[0]! : startMemory());
    hunts.push(await huntOnce(mutant, { seed, cap, memory }, probe, folder));
    alive();
  }
  probe.remove();
  return hunts;
}

/** Did the small scope come to the same twice? Then it need not be tried with every seed: it is half of a check. */
function keepsNothing([one, other]: readonly Memory[]): boolean {
  return outcomeOf(one!) === outcomeOf(other!);
}

/** A hunt with one seed. */
interface Asked {
  readonly seed: number;
  readonly cap: number;
  readonly memory: Memory;
}

async function huntOnce(mutant: Mutant, asked: Asked, probe: Probe, folder: string): Promise<Hunt> {
  const { seed, cap } = asked;
  let found = await checked(mutant, { ...asked, cap: Math.min(RUNS, cap) }, probe);
  if (!found.first.has(mutant.law) && cap > RUNS) found = await checked(mutant, asked, probe);
  const { report, first } = found;
  const within = (law: LawId): boolean => first.has(law) && first.get(law)! <= cap;
  const broken = report.verdicts.filter(({ law }) => within(law));
  const reported = broken.filter(({ impliedBy }) => impliedBy === undefined);
  const shown = (broken.find(({ law }) => law === mutant.law) ?? reported[0])?.counterexample;
  const slips: LawId[] = [];
  // What is broken in every second run is broken in one of two.
  const tries = within('determinism') ? 2 : 1;
  for (const { law, counterexample } of broken) {
    if (counterexample === undefined) continue;
    if (!(await breaks(mutant, lawById(law)!, counterexample, tries))) slips.push(law);
  }
  return {
    seed,
    first: broken.length === 0 ? null : Math.min(...broken.map(({ law }) => first.get(law)!)),
    meant: within(mutant.law) ? first.get(mutant.law)! : null,
    broken: broken.map(({ law }) => law),
    reported: reported.map(({ law }) => law),
    slips,
    shown: shown === undefined ? null : await show(mutant, shown, folder),
  };
}

/** Where the laws that the report calls broken were first broken. */
async function checked(
  { scheduler }: Mutant,
  { seed, cap: runs, memory }: Asked,
  probe: Probe,
): Promise<{ readonly report: Report; readonly first: ReadonlyMap<LawId, number> }> {
  probe.reset();
  const remembers = memory.scope !== undefined;
  const report = await checkRemembering(scheduler, { seed, runs, fixtures: false }, memory);
  const first = new Map<LawId, number>();
  for (const { law, status, first: told } of report.verdicts) {
    // What is remembered is not put to the laws again: then only the check's own account counts it.
    const at = remembers ? told?.programs : probe.firstBroken.get(law);
    if (status === 'broken' && at !== undefined) first.set(law, at);
  }
  return { report, first };
}

async function show(mutant: Mutant, shown: Counterexample, folder: string): Promise<Shown> {
  const { law, size, program, environment, shrinking } = shown;
  return {
    law,
    size,
    form: `${printProgram(canonicalise(program))}\n${JSON.stringify(environment)}`,
    minimal: shrinking.minimal,
    doubt: (await doubt(mutant, lawById(law)!, { program, environment })) ?? null,
    file: saveFixture(folder, toFixture(shown)),
  };
}
