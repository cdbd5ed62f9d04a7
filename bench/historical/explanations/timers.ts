import type { Explanation } from '../explanations.ts';

/** Of fake clocks. */
export const timersExplained: readonly Explanation[] = [
  ...['@sinonjs/fake-timers', 'lolex'].flatMap((name): Explanation[] => [
    {
      package: name,
      program: /as negative/,
      text: 'an open row: NEW-fake-timers-negative-interval-once',
    },
    {
      package: name,
      program: /sleep 0 \{times \d+\}/,
      text: 'an open row: NEW-fake-timers-interval0-hang',
    },
    {
      package: name,
      program: /as nan/,
      text: 'another row: fake-timers-interval-NaN-once, mended in 15.5.0',
    },
    {
      package: name,
      law: 'cancel-stops',
      text: 'another row: fake-timers-microtask-clearInterval-hang, mended in 15.5.0',
    },
  ]),
  {
    package: '@sinonjs/fake-timers',
    versions: ['10.0.2'],
    subject: 'clock, runAllAsync',
    text: 'another row: fake-timers-runAllAsync-skips-microtasks, mended in 11.2.2',
  },
  {
    package: '@sinonjs/fake-timers',
    subject: 'clock, microtasks',
    law: 'hog-tolerance',
    text: 'a bug, newest included: a microtask that a timer queues runs when `tick` has come to the next timer, and at its time (fixtures/reports/fake-timers-microtask-late.mjs)',
  },
  {
    package: 'lolex',
    versions: ['2.2.0'],
    program: /as text/,
    text: 'another row: lolex-interval-string-delay, mended in 2.7.2',
  },
  {
    package: 'lolex',
    program: /as text/,
    text: 'a bug from 2.7.2 on, no longer in fake-timers: a delay that is text counts as one that is not finite, and becomes 1 ms',
  },
];
