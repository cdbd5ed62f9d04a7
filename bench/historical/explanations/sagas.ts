import type { Explanation } from '../explanations.ts';

/** What fixed versions of redux-saga break. */
export const sagasExplained: readonly Explanation[] = [
  {
    package: 'redux-saga',
    versions: ['0.12.1', '0.13.0', '0.15.0'],
    law: 'state-exact',
    program: /cancel/,
    text: 'another row: redux-saga-join-cancelled-not-propagated, mended in 1.0.0-rc.0',
  },
  {
    package: 'redux-saga',
    versions: ['0.12.1', '0.13.0', '0.15.0'],
    text: 'a bug until 1.0.0: `error.sagaStack` of what was thrown is read and written, whatever it is',
  },
];
