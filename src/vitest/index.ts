export type { CompareOptions } from '../harness/difference.ts';
export type { CheckOptions } from '../harness/report.ts';
export { compareSchedulers } from './compare-schedulers.ts';
export { describeScheduler } from './describe-scheduler.ts';
export type { Cell, ReplayCell } from './meta.ts';
