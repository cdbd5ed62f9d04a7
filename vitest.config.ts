import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { YOUNG_GENERATION } from './bench/young-generation.ts';

const config: ViteUserConfig = defineConfig({
  test: {
    pool: 'forks',
    execArgv: [...YOUNG_GENERATION],
    // By default one processor is left free: of two that is half of the machine.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['src/**/*.test.ts', 'bench/**/*.test.ts'], testTimeout: 60_000 },
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
