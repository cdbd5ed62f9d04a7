import * as effectionModule from 'effection';
import { expect, test } from 'vitest';
import { otherDesigns } from '../fixtures/other-designs/index.ts';
import { eventLoop } from './adapters/built-in.ts';
import { effection } from './adapters/effection.ts';
import { check } from './harness/check.ts';

const designs = [
  eventLoop,
  effection(effectionModule),
  ...otherDesigns.filter((d) => d.claims.supports.has('cleanup')),
];
test.each(designs)(
  '$name',
  async (s) => {
    const { verdicts } = await check(s, { runs: 3000, fixtures: false });
    for (const v of verdicts)
      if (v.status === 'broken' || v.status === 'vacuous')
        console.log(
          s.name,
          v.law,
          v.status,
          v.impliedBy ?? '',
          v.counterexample?.violation.message,
          '\n' + v.counterexample?.text,
          JSON.stringify(v.counterexample?.environment),
          v.counterexample && printEvents(v.counterexample.trace),
        );
    expect(verdicts.filter((v) => v.status === 'broken' || v.status === 'vacuous').map((v) => v.law)).toEqual(
      [],
    );
  },
  60000,
);
function printEvents({ events: e }: any) {
  const r = [];
  for (let i = 0; i < e.length; i++)
    r.push(
      [
        e.time[i],
        e.task[i],
        [
          'spawn',
          'start',
          'emit',
          'work',
          'suspend',
          'resume',
          'deliver',
          'finish',
          'close',
          'stray',
          'advance',
          'defer',
          'cleanup',
          'cleaned',
        ][e.kind[i]],
        e.a[i],
        e.b[i],
      ].join(' '),
    );
  return r.join('; ');
}
