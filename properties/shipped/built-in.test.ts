import { builtIn } from '../../src/adapters/built-in.ts';
import { virtualTimers } from '../../src/adapters/virtual-timers.ts';
import { describeScheduler } from '../../src/vitest/index.ts';

for (const scheduler of [...builtIn, virtualTimers]) describeScheduler(scheduler);
