import type { Explanation } from '../explanations.ts';

/** What fixed versions of runtimes of coroutines, effects and futures break. */
export const runtimesExplained: readonly Explanation[] = [
  {
    package: 'effect',
    versions: ['2.0.0-next.59', '2.3.4', '2.4.19'],
    subject: 'MixedScheduler',
    law: 'priority-order',
    text: 'another row: effect-scheduler-priority-bucket, mended in 3.6.4',
  },
  {
    package: 'effect',
    versions: ['2.4.19', '3.6.4', '3.12.1'],
    subject: 'fibers, Scope',
    program: /cleanup[\s\S]*cleanup/,
    text: 'another row: effect-scope-same-finalizer-once, mended in 3.12.12',
  },
  {
    package: 'effect',
    versions: ['4.0.0-beta.45'],
    subject: 'fibers, Scope',
    program: /cancel/,
    text: 'another row: effect4-self-interrupt-finalizer, mended in 4.0.0-beta.100',
  },
  {
    package: 'effect',
    versions: ['4.0.0-beta.45', '4.0.0-beta.100', '4.0.0-beta.102'],
    subject: 'fibers, Deferred with an effect',
    law: 'state-exact',
    text: 'another row: effect4-deferred-await-dies, mended in 4.0.0-rc.110',
  },
  {
    package: 'effect',
    versions: ['3.6.4'],
    subject: 'fibers, timeouts',
    law: 'quiescence',
    text: 'another row: effect-timeoutTo-sleep-leaks, mended in 3.12.1',
  },
  {
    package: 'effect',
    versions: ['2.0.0-next.59'],
    subject: 'fibers, Semaphore',
    law: 'lock-handoff',
    text: 'another row: effect-semaphore-large-take-blocks, mended in 2.3.4',
  },
  {
    package: 'effection',
    subject: 'tasks, calls',
    program: /finally/,
    text: 'an open row: NEW-effection-cancelled-task-continues (https://github.com/thefrontside/effection/issues/1154)',
  },
  {
    package: 'effection',
    versions: ['4.1.0'],
    program: /throws? (undefined|null|false|zero|empty)/,
    text: '4.1.0 wraps what is thrown and falsy (`ThrownValueError`) when it leaves `run`, `all` or `race`; not so in 4.1.1',
  },
  {
    package: 'fluture',
    versions: ['6.2.6'],
    subject: 'parallel',
    program: /throw/,
    text: 'another row: fluture-parallel-starts-after-reject, mended in 8.0.2',
  },
  {
    package: 'fluture',
    versions: ['8.0.2', '11.0.2', '11.0.3', '14.0.0'],
    law: 'cancel-stops',
    program: /join a[\s\S]*join a/,
    text: 'a bug of these versions, newest included: of two arms that wait for one cached Future the second, if it is a `do` (since 12 `go`), goes on although it is cancelled when that Future rejects; documented: "When one Future rejects, all currently running Futures will be cancelled automatically" (fixtures/reports/fluture-cancelled-go-continues.mjs)',
  },
  {
    package: 'redux-saga',
    versions: ['1.0.0-rc.0'],
    program: /loop \d{4}/,
    text: 'another row: redux-saga-stack-overflow-stuck, mended in 1.4.3; how many rounds fit the stack depends on who calls',
  },
  {
    package: 'rxjs',
    subject: 'timeout',
    versions: ['7.2.0', '7.3.0', '7.5.0'],
    text: 'another row: rxjs-timeout-first-sync, mended in 7.5.5',
  },
  {
    package: 'rxjs',
    subject: 'debounceTime',
    versions: ['7.0.0'],
    text: 'another row: rxjs-debounceTime-dangling-timer, mended in 7.2.0',
  },
  {
    package: 'rxjs',
    subject: 'race',
    versions: ['6.3.1', '6.4.0'],
    text: 'another row: rxjs-race-subscribes-losers, mended in 7.0.0',
  },
  {
    package: 'rxjs',
    subject: 'forkJoin',
    versions: ['6.3.1', '6.4.0'],
    law: 'cancel-stops',
    text: 'until 7.0.0, as with `race`: after an arm that fails as it is subscribed to the next ones are subscribed to, too',
  },
];
