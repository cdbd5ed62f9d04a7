import { relative } from 'node:path';
import type { TestCase } from 'vitest/node';
import type { Report } from '../harness/report.ts';
import { markdown } from '../report/markdown.ts';

/**
 * What GitHub Actions makes annotations of: an error for each law that is broken by a bug of its own and for each saved
 * counterexample that still fails, unless that is the bug of such a law, and for two schedulers that differ; a warning for a
 * counterexample that can no longer be run. Other tests are for other reporters.
 *
 * @param root of the repository: GitHub wants paths from there.
 */
export function logLines(tests: readonly TestCase[], root: string): string[] {
  return tests.flatMap((test) => {
    const { fairtick, fairtickReplay, fairtickDifference } = test.meta();
    const file = relative(root, test.module.moduleId).replaceAll('\\', '/');
    const line = test.location === undefined ? {} : { line: String(test.location.line) };
    if (fairtickReplay?.state === 'stale') {
      const message = `${fairtickReplay.file} is stale: ${fairtickReplay.reason ?? 'it can no longer be run'}`;
      return [command('warning', { file, ...line, title: fairtickReplay.scheduler }, message)];
    }
    if (fairtick?.impliedBy !== undefined || isToldTwice(test, tests)) return [];
    const title =
      fairtick === undefined
        ? (fairtickReplay?.scheduler ?? fairtickDifference?.schedulers.join(' and '))
        : `${fairtick.scheduler} › ${fairtick.law}`;
    if (title === undefined) return [];
    return messagesOf(test).map((message) => command('error', { file, ...line, title }, message));
  });
}

/** The scorecard, and what broke, folded up: a summary is read from above. */
export function jobSummary(reports: readonly Report[], tests: readonly TestCase[]): string {
  const failures = tests
    .filter((test) => isOwn(test) && test.meta().fairtick?.impliedBy === undefined)
    .filter((test) => !isToldTwice(test, tests))
    .flatMap((test) => messagesOf(test).map((message) => folded(test, message)));
  return `${['## Fairtick', markdown(reports), ...failures].join('\n\n')}\n\n`;
}

/** A saved counterexample whose bug the test of a law tells as well. */
function isToldTwice(test: TestCase, tests: readonly TestCase[]): boolean {
  const { scheduler, toldBy } = test.meta().fairtickReplay ?? {};
  if (toldBy === undefined) return false;
  return tests.some((other) => {
    const { fairtick } = other.meta();
    return fairtick?.scheduler === scheduler && fairtick?.law === toldBy && messagesOf(other).length > 0;
  });
}

function isOwn(test: TestCase): boolean {
  const { fairtick, fairtickReplay, fairtickDifference } = test.meta();
  return [fairtick, fairtickReplay, fairtickDifference].some((one) => one !== undefined);
}

function messagesOf(test: TestCase): string[] {
  return (test.result().errors ?? []).map(({ message }) => message);
}

function folded(test: TestCase, message: string): string {
  return `<details><summary>${asHtml(test.fullName)}</summary>\n\n${fenced(message)}\n\n</details>`;
}

/** In a fence that is longer than any within: nothing in a message ends it. */
function fenced(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

function asHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replace(/\s+/g, ' ');
}

/** A line that the runner reads. Whatever is in it stays in it. */
function command(
  kind: 'error' | 'warning',
  properties: { readonly [name: string]: string },
  message: string,
): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${inProperty(value)}`);
  return `::${kind} ${list.join(',')}::${inMessage(message)}`;
}

function inMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function inProperty(text: string): string {
  return inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
