import { expect, test } from 'vitest';
import type { Broken, Search } from './job.ts';
import { newestPage, type Release } from './newest.ts';

const smallest: Broken = {
  law: 'completion',
  programs: 9,
  size: 6,
  program: 'main: spawn a\na:    throw\n',
  message: 'a never ended.',
};
const search: Search = {
  seed: 1,
  broken: [smallest],
  programs: 4000,
  laws: [
    { law: 'completion', status: 'broken', obligations: 7 },
    { law: 'idle-exact', status: 'broken', obligations: 3, isExcused: true },
    { law: 'causality', status: 'held', obligations: 12 },
    { law: 'quiescence', status: 'vacuous', obligations: 0 },
  ],
};
const release: Release = {
  package: 'q',
  version: '2.0.0',
  subject: 'queue',
  result: { fingerprint: '', searches: [search] },
};

test('a release has a line with what held, what is broken of itself, and what was never put to the test', () => {
  const text = newestPage({ releases: [release], explanations: [] });
  expect(text).toContain('| q 2.0.0 | queue | 1 | 1 + 1 | quiescence | ');
  expect(text).toContain('| 4000 |');
});

test('what is broken is explained, or stands out', () => {
  expect(newestPage({ releases: [release], explanations: [] })).toContain(
    '**not looked at**: a never ended.',
  );
  const explained = newestPage({ releases: [release], explanations: [{ package: 'q', text: 'ticket 7' }] });
  expect(explained).toContain('| q 2.0.0, queue | completion | `main: spawn a / a: throw` | ticket 7 |');
  expect(explained).toContain('- counterexamples: 1, 0 of them not looked at');
});

test('each law names those that put it to the test', () => {
  const text = newestPage({ releases: [release], explanations: [] });
  expect(text).toContain('| causality | 1 | q (queue): 12 |');
  expect(text).toContain('| quiescence | 0 | **none** |');
});

test('what could not be checked says why', () => {
  const lost: Release = { ...release, result: { fingerprint: '', searches: [], lost: 'silent for 120 s' } };
  expect(newestPage({ releases: [lost], explanations: [] })).toContain(
    '| q 2.0.0 | queue | silent for 120 s |',
  );
  const none: Release = { ...release, result: undefined };
  expect(newestPage({ releases: [none], explanations: [] })).toContain('| q 2.0.0 | queue | not run |');
});
