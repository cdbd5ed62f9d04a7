import type { TestCase, TestModule } from 'vitest/node';
import type { Report } from '../harness/report.ts';
import { type Cell, reportsOf } from './meta.ts';

export type Failure = { readonly message: string; readonly stack?: string | undefined };

/** By name: the order in which files finish, and shards are merged, makes no difference. */
export function inOrder(modules: readonly TestModule[]): readonly TestModule[] {
  return [...modules].sort((a, b) => (a.moduleId < b.moduleId ? -1 : 1));
}

export function testsOf(modules: readonly TestModule[]): readonly TestCase[] {
  return inOrder(modules).flatMap((module) => [...module.children.allTests()]);
}

/** What the tests of a run carried along. */
export function cellsIn(tests: readonly TestCase[]): readonly Cell[] {
  return tests.flatMap((test) => test.meta().fairtick ?? []);
}

/** The reports that the cells were cut from, a scheduler each. */
export function reportsIn(tests: readonly TestCase[]): readonly Report[] {
  return reportsOf(
    cellsIn(tests),
    tests.flatMap((test) => test.meta().fairtickReplay ?? []),
  );
}
