import type { Environment } from '../program/case.ts';
import { withRoom } from '../program/room.ts';
import type { EnumerateOptions } from './enumerate.ts';
import { limitsAscending } from './options.ts';

/**
 * The environments in which a program of so many tasks, main left out, comes: each limit that these could reach, at each rate,
 * with any number of places to wait and with so few that one of them could be refused.
 */
export function environmentsOf({
  limits = [],
  rates = [],
  rooms = [],
}: EnumerateOptions): (tasks: number) => readonly Environment[] {
  const ascending = limitsAscending(limits);
  const known: (readonly Environment[])[] = [];
  return (tasks) => {
    known[tasks] ??= environmentsFor(tasks);
    return known[tasks];
  };

  function environmentsFor(tasks: number): readonly Environment[] {
    const environments: Environment[] = [];
    for (const limit of ascending) {
      // More slots than tasks are as good as one slot for each.
      if (limit > ascending[0]! && limit > tasks) break;
      const few = rooms.filter((room) => tasks > limit + room);
      for (const room of [undefined, ...few]) {
        if (rates.length === 0) environments.push(withRoom({ limit, dice: 0 }, room));
        for (const rate of rates) environments.push(withRoom({ limit, dice: 0, rate }, room));
      }
    }
    return environments;
  }
}
