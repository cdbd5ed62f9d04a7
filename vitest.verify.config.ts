import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { YOUNG_GENERATION } from './bench/young-generation.ts';

// `npm run verify`: every scheduler that ships against every law that it claims, and the scorecard.
const config: ViteUserConfig = defineConfig({
  test: {
    include: ['properties/shipped/*.test.ts'],
    pool: 'forks',
    execArgv: [...YOUNG_GENERATION],
    // A verification changes nothing: what it finds is printed and not saved, so that the next one says the same.
    env: { CI: 'true' },
    setupFiles: ['./src/vitest/setup.ts'],
    reporters: ['./src/vitest/progress-reporter.ts', ['./src/vitest/reporter.ts', { print: 'all' }]],
  },
});

export default config;
