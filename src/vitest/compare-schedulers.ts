import { test } from 'vitest';
import type { Scheduler } from '../forms/scheduler.ts';
import { compare } from '../harness/compare.ts';
import type { CompareOptions } from '../harness/difference.ts';
import { resolveOptions } from '../harness/options.ts';
import { isAscii } from '../report/ascii.ts';
import { differenceText } from '../report/difference.ts';
import { attachDifference } from './attach.ts';
import { failWith } from './fail.ts';

/**
 * Declares a test that two schedulers do not differ: two versions of a package, a queue before and after a rewrite. It
 * fails with the smallest program on which they do, drawn as two timelines.
 *
 * @throws OptionError where an option cannot be meant.
 * @example
 * compareSchedulers(pQueue(PQueue7, 'p-queue 7'), pQueue(PQueue8, 'p-queue 8'));
 */
export function compareSchedulers(a: Scheduler, b: Scheduler, options: CompareOptions = {}): void {
  resolveOptions(options);
  // No time limit: a comparison ends by itself, hanging schedulers are stopped by its own limits.
  test(`${a.name} and ${b.name} do not differ`, { timeout: 0 }, async (context) => {
    const difference = await compare(a, b, options);
    if (difference === undefined) return;
    const { kind, schedulers } = difference;
    context.task.meta.fairtickDifference = { kind, schedulers };
    await attachDifference(context, difference);
    failWith(differenceText(difference, { ascii: isAscii(process.env, process.platform) }));
  });
}
