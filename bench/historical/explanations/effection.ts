import type { Explanation } from '../explanations.ts';

/** What effection 3 breaks, as it was found out by hand with plain scripts. */
export const effectionExplained: readonly Explanation[] = [
  {
    package: 'effection',
    versions: ['3.6.1'],
    subject: 'tasks, run',
    law: 'cancel-idempotent',
    program: /(throw|join)/,
    text: 'a bug of 3.6.1, mended in 4.0.0: `yield* task.halt()` of a task that has failed throws what that failed with; documented: "`halt()` can succeed even if the task failed", as `await` does since https://github.com/thefrontside/effection/pull/837 (fixtures/reports/effection-halt-throws-own-error.mjs)',
  },
  {
    package: 'effection',
    versions: ['3.6.1'],
    subject: 'tasks, race and all',
    law: 'deadlock-free',
    program: /\{for all\}[\s\S]*throw (undefined|null|false|zero|empty)/,
    text: 'a bug of 3.6.1, mended in 4.0.0: a child that fails with what is falsy ends its parent as if that had been halted, and who waits for the `all` waits for ever (fixtures/reports/effection-falsy-error-hangs.mjs)',
  },
  ...(['completion', 'error-delivery'] as const).map((law) => ({
    package: 'effection',
    versions: ['3.6.1'],
    subject: 'tasks, race and all',
    law,
    program: /\{for all\}[\s\S]*throw/,
    text: 'a bug of 3.6.1, mended in 4.0.0: what fails below a task that is being ended counts as a failure of that end: it comes out of `run`, or replaces the error that ended the task (fixtures/reports/effection-halted-all-escapes.mjs)',
  })),
  {
    package: 'effection',
    versions: ['3.6.1'],
    subject: 'tasks, race and all',
    law: 'cleanup-once',
    program: /cleanup[\s\S]*\{for all\}[\s\S]*throw/,
    text: 'a bug, newest included: a `finally` block that waits is cut short when its task is halted meanwhile, here one that an error of its `all` had ended (https://github.com/thefrontside/effection/issues/1154, "split cleanup")',
  },
];
