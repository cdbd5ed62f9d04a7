import { schedulersOf } from '../schedulers.ts';
import { type Job, runJob } from './job.ts';

/** A process of a soak: it is told the adapter, then jobs, and answers each. */
const [adapter, name, cwd] = process.argv.slice(2);
// Ctrl-C reaches the whole group of processes: who asked for the work says when it ends.
process.on('SIGINT', () => {});
const scheduler = (await schedulersOf(adapter!, cwd!)).find((one) => one.name === name);
if (scheduler === undefined) throw new Error(`${adapter} no longer exports '${name}'.`);
process.on('message', async (job: Job) => {
  process.send!(await runJob(scheduler, job));
});
// Who asked for the work is gone.
process.on('disconnect', () => process.exit());
process.send!('ready');
