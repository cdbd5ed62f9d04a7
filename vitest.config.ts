import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { YOUNG_GENERATION } from './bench/young-generation.ts';

const PURE = ['laws', 'program', 'trace', 'arbitraries'].map((room) => `src/${room}/**/*.test.ts`);

/** What takes minutes comes first: begun last, it would leave all processors but one idle. */
const LONGEST = ['mutants', 'compare', 'other-designs', 'hostile', 'traces', 'law-examples'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number =>
      LONGEST.findIndex((name) => moduleId.endsWith(`/properties/${name}.test.ts`));
    const sorted = await super.sort(files);
    return [
      ...sorted.filter((file) => rank(file) >= 0).sort((a, b) => rank(a) - rank(b)),
      ...sorted.filter((file) => rank(file) < 0),
    ];
  }
}

const config: ViteUserConfig = defineConfig({
  test: {
    pool: 'forks',
    execArgv: [...YOUNG_GENERATION],
    // By default one processor is left free: of two that is half of the machine.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        // Of these rooms nothing runs anything: what a file leaves behind no other can see, so they share their processes.
        test: { name: 'pure', include: PURE, isolate: false, testTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: PURE,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'properties',
          include: ['properties/**/*.test.ts'],
          setupFiles: ['./src/vitest/setup.ts'],
          testTimeout: 300_000,
        },
      },
    ],
  },
});

export default config;
