import fc from 'fast-check';
import type { Trace } from '../trace/trace.ts';
import { traceOf } from '../trace/traces.fixture.ts';

/** Traces in which tasks spawn, yield and end in any order that a scheduler could choose, fair or not, to its end or not. */
export const turnTaking: fc.Arbitrary<Trace> = fc
  .array(fc.tuple(fc.nat(), fc.constantFrom('yield', 'spawn', 'nest', 'end')), { maxLength: 40 })
  .map((choices) => {
    const children: string[][] = [[]];
    const events = ['0 main start'];
    const ready: number[] = [];
    let running = 0;
    for (const [dice, what] of choices) {
      if (running === -1) {
        if (ready.length === 0) break;
        [running] = ready.splice(dice % ready.length, 1) as [number];
        const name = nameOf(running);
        events.push(events.includes(`0 ${name} start`) ? `0 ${name} resume` : `0 ${name} start`);
      }
      const name = nameOf(running);
      if (what === 'yield') {
        events.push(`0 ${name} suspend yield`);
        ready.push(running);
        running = -1;
      } else if (what === 'end') {
        events.push(`0 ${name} finish 0`);
        running = -1;
      } else {
        const child = children.push([]) - 1;
        children[running]!.push(`spawn ${nameOf(child)}`);
        events.push(`0 ${name} spawn ${nameOf(child)}`);
        if (what === 'spawn') ready.push(child);
        else {
          events.push(`0 ${nameOf(child)} start`, `0 ${nameOf(child)} suspend yield`);
          ready.push(child);
        }
      }
    }
    const program = children.map((spawns, task) => `${nameOf(task)}: ${spawns.join(', ')}`).join('\n');
    return traceOf({ program, events: events.join('\n'), guarantees: { bypass: 1 } });
  });

function nameOf(task: number): string {
  return task === 0 ? 'main' : `t${task}`;
}
