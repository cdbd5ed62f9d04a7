import type { TestCase, TestModule, TestSuite } from 'vitest/node';
import { scorecard } from '../report/scorecard.ts';
import { type Failure, inOrder, reportsIn, testsOf } from './collected.ts';

/**
 * What failed, and the scorecard: nothing that differs between two runs of the same seed, so no durations and no order of
 * completion.
 */
export function summary(modules: readonly TestModule[], unhandled: readonly Failure[]): string {
  const tests = testsOf(modules);
  const reports = reportsIn(tests);
  return [
    ...inOrder(modules).flatMap(collectionFailures),
    ...tests.flatMap(testFailures),
    ...unhandled.map((error) => `✗ unhandled error\n\n${inFull(error)}`),
    reports.length === 0 ? 'No scheduler was checked.' : scorecard(reports),
  ].join('\n\n');
}

/** Errors outside any test: a module that cannot be imported, a suite whose body throws. */
function collectionFailures(module: TestModule): string[] {
  const suites: (TestModule | TestSuite)[] = [module, ...module.children.allSuites()];
  return suites.flatMap((suite) =>
    suite.errors().map((error) => `✗ ${module.relativeModuleId}\n\n${inFull(error)}`),
  );
}

function testFailures(test: TestCase): string[] {
  const { errors = [] } = test.result();
  const { fairtick, fairtickReplay } = test.meta();
  // Fairtick's own messages say themselves whom and what they are about.
  if (fairtick !== undefined || fairtickReplay !== undefined) return errors.map(({ message }) => message);
  return errors.map((error) => `✗ ${test.module.relativeModuleId} > ${test.fullName}\n\n${inFull(error)}`);
}

/** Without the frames of packages and of Node, which differ from machine to machine. */
function inFull({ stack, message }: Failure): string {
  const lines = stack?.split('\n') ?? [message];
  return lines.filter((line) => !/^\s+at .*(node_modules|node:internal|new Promise)/.test(line)).join('\n');
}
