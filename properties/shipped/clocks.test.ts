import { virtualTimers } from '../../src/adapters/virtual-timers.ts';
import { describeScheduler } from '../../src/vitest/index.ts';

describeScheduler(virtualTimers);
