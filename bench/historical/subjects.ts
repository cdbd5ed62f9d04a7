import { type PQueue, pQueue } from '../../src/adapters/p-queue.ts';
import { type PromiseQueue, promiseQueue } from '../../src/adapters/promise-queue.ts';
import type { Scheduler } from '../../src/forms/scheduler.ts';

/** A package's module, as `import * as module` gives it. */
type Module = Readonly<Record<string, unknown>>;

/** A part of a package that is a scheduler. */
interface Subject {
  readonly name: string;
  /** Its file in `src/adapters/`, without the ending. */
  readonly adapter: string;
  readonly adapt: (module: Module) => Scheduler;
}

/** What of a package can be checked; nothing where it has no adapter. */
export function subjectsOf(name: string): readonly Subject[] {
  return SUBJECTS[name] ?? [];
}

const SUBJECTS: Readonly<Record<string, readonly Subject[]>> = {
  'p-queue': [{ name: 'p-queue', adapter: 'p-queue', adapt: (module) => pQueue(main<PQueue>(module)) }],
  'promise-queue': [
    {
      name: 'promise-queue',
      adapter: 'promise-queue',
      adapt: (module) => promiseQueue(main<PromiseQueue>(module)),
    },
  ],
};

/** What is exported by default; by a CommonJS module that was an ES module once, as a property of that. */
function main<T>({ default: exported }: Module): T {
  const inner = (exported as { readonly default?: unknown } | undefined)?.default;
  return (inner ?? exported) as T;
}
