import fc from 'fast-check';
import Queue from 'p-queue';
import { type PQueue, pQueue } from '../../src/adapters/p-queue.ts';
import { macrotask } from '../../src/clock/drain.ts';
import { runCase } from '../../src/harness/attempt.ts';
import { findSmallest } from '../../src/harness/counterexample.ts';
import { type Host, makeHost, TURNS } from '../../src/harness/host.ts';
import { judge } from '../../src/harness/judge.ts';
import { conduct } from '../../src/harness/running.ts';
import { casesFor } from '../../src/harness/search.ts';
import { whyNotApplicable } from '../../src/laws/applicable.ts';
import { lawById, laws } from '../../src/laws/index.ts';
import type { Case } from '../../src/program/case.ts';
import { sizeOf } from '../../src/program/program.ts';
import type { Reduction } from './job.ts';
import { median } from './statistics.ts';

const STEPS = 30;
const PROGRAMS = 15;
const TIME_LIMIT = 10_000;

/** p-queue, with one slot more than it was asked for. */
const oneTooMany = pQueue(
  class extends Queue {
    constructor({ concurrency }: { concurrency: number }) {
      super({ concurrency: concurrency + 1 });
    }
  } as PQueue,
  'p-queue that takes one more',
);

/** How long it takes, in real time, to shrink and explain failing programs of thirty steps. */
export async function reduction(): Promise<Reduction> {
  const law = lawById('concurrency-limit')!;
  const binding = laws.filter((each) => whyNotApplicable(each, oneTooMany.claims) === undefined);
  const host = makeHost(TURNS);
  const starts = await macrotask(() => failing(host));
  const times: number[] = [];
  for (const start of starts) {
    const from = performance.now();
    const { shrinking } = await conduct(
      () => findSmallest(oneTooMany, { law, case: start, seed: 1, path: '0' }, binding, TIME_LIMIT, host),
      host,
    );
    times.push(performance.now() - from);
    if (!shrinking.minimal) throw new Error('A program of thirty steps was not shrunk to the end.');
  }
  return { ms: median(times), steps: STEPS, programs: starts.length };
}

function failing(host: Host): readonly Case[] {
  const law = lawById('concurrency-limit')!;
  const found: Case[] = [];
  for (let seed = 1; found.length < PROGRAMS; seed++) {
    for (const kase of fc.sample(casesFor(oneTooMany), { seed, numRuns: 500 })) {
      const { program } = kase;
      if (found.length === PROGRAMS || sizeOf(program) - program.tasks.length !== STEPS) continue;
      if (judge(law, runCase(oneTooMany, kase, host)).violation !== undefined) found.push(kase);
    }
  }
  return found;
}
