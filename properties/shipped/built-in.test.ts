import { builtIn } from '../../src/adapters/built-in.ts';
import { describeScheduler } from '../../src/vitest/index.ts';

for (const scheduler of builtIn) describeScheduler(scheduler);
