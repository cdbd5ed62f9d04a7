import type { Explanation } from '../explanations.ts';

/** Of what tasks clean up, and how that fails. */
export const cleanupsExplained: readonly Explanation[] = [
  {
    package: 'effect',
    versions: ['4.0.0-beta.100', '4.0.0-beta.102', '4.0.0-beta.45', '4.0.0-rc.110'],
    program: /throws/,
    text: 'a bug until 4.0.0-rc.110: where a finalizer fails, what its fiber had failed with before is lost; reproduced by hand',
  },
  {
    package: 'rxjs',
    subject: 'finalize',
    law: 'cleanup-once',
    program: /cleanup 0[^\n]*, (?!cleanup)[^\n]*cleanup 0/,
    text: 'a bug since 7.0.0, which says that the "callback will be called after the source observable is torn down": what `mergeMap` subscribes to after a wait is torn down behind it (fixtures/reports/rxjs-finalize-before-inner.mjs)',
  },
  {
    package: 'rxjs',
    subject: 'finalize',
    versions: ['6.3.1', '6.4.0'],
    text: 'another row: rxjs-finalize-before-teardown, mended in 7.0.0',
  },
];
