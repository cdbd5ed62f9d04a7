import { startVitest, type TestModule } from 'vitest/node';

/** Runs a file of tests as `vitest` would, and keeps what its reporter is given. For this room's tests. */
export async function runFixture(file: string, pool = 'forks'): Promise<readonly TestModule[]> {
  let modules: readonly TestModule[] = [];
  const vitest = await startVitest('test', [], {
    config: false,
    watch: false,
    pool,
    include: [file],
    setupFiles: ['src/vitest/setup.ts'],
    reporters: [
      {
        onTestRunEnd: (ended) => {
          modules = ended;
        },
      },
    ],
  });
  await vitest.close();
  // The run within was to fail; the one that it is part of was not.
  process.exitCode = undefined;
  return modules;
}
