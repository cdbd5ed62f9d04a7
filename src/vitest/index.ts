export type { CheckOptions } from '../harness/report.ts';
export { describeScheduler } from './describe-scheduler.ts';
export type { Cell, ReplayCell } from './meta.ts';
