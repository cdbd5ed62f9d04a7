import type { Mutant } from '../../fixtures/mutants/mutant.ts';
import { installGlobals } from '../../src/clock/globals.ts';
import type { Job, Results } from './job.ts';
import type { EvaluateOptions } from './options.ts';

/** What a worker is sent, once; it answers with `{ alive: true }` any number of times and `{ result }` once. */
export interface Order {
  readonly job: Job;
  readonly options: EvaluateOptions;
}

// A search is told what to do by its options alone, and nothing that is found here is saved for the next check.
for (const name of Object.keys(process.env)) if (name.startsWith('FAIRTICK_')) delete process.env[name];

process.once('message', (order: Order) => {
  void work(order).then(answer);
});

async function work({ job, options }: Order): Promise<Results[Job['kind']]> {
  // Before the schedulers are imported. A user's test with `fc.scheduler()` has none of that.
  if (job.kind !== 'promises') installGlobals();
  switch (job.kind) {
    case 'hunt': {
      const { hunt } = await import('./hunt.ts');
      return hunt(await mutantNamed(job.mutant), job.seeds, options.cap, job.folder, alive);
    }
    case 'replay': {
      const { replay } = await import('../../src/harness/replay.ts');
      const { state, reason } = await replay(job.file, (await mutantNamed(job.mutant)).scheduler);
      return reason === undefined ? state : `${state}: ${reason}`;
    }
    case 'chain': {
      const { chain } = await import('./chain.ts');
      return chain(await mutantNamed(job.mutant), job.seeds, options.cap, alive);
    }
    case 'promises': {
      const { promises } = await import('./promises.ts');
      return promises(await mutantNamed(job.mutant), job.seeds, options.cap, alive);
    }
    case 'alarms': {
      const { alarms, correct } = await import('./alarms.ts');
      return alarms(correct.find(({ name }) => name === job.scheduler)!, options.falseAlarms);
    }
    case 'reduction': {
      const { reduction } = await import('./reduction.ts');
      return reduction();
    }
  }
}

async function mutantNamed(name: string): Promise<Mutant> {
  const { mutants } = await import('../../fixtures/mutants/index.ts');
  return mutants.find((mutant) => mutant.name === name)!;
}

function alive(): void {
  process.send!({ alive: true });
}

function answer(result: unknown): void {
  // Timers and promises that mutants left behind must not keep the process.
  process.send!({ result }, () => process.exit(0));
}
