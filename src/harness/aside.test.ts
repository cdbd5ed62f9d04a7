import { expect, test } from 'vitest';
import { lawById } from '../laws/index.ts';
import type { Law, LawId } from '../laws/law.ts';
import { setComparisonsAside, setVanishedAside } from './aside.ts';
import type { Company } from './implication.ts';

const LAWS: readonly Law[] = (['completion', 'join-delivery', 'bystander'] as const).map(
  (id) => lawById(id)!,
);

/** How often each of the three broke, and in how many of the last one's programs each of the others did not. */
function aside(
  alone: readonly [number, number],
  explained: readonly (readonly [LawId, LawId])[] = [],
  comparedBreaks: readonly LawId[] = [],
) {
  const company: Company[] = LAWS.map((law, i) => ({
    law,
    breaks: 10,
    without: i === 2 ? [...alone, 0] : [],
  }));
  const found = new Map(LAWS.map(({ id }) => [id, { comparedBreaks }]));
  return setComparisonsAside(LAWS, found, company, new Map(explained)).get('bystander');
}

test('what compares two runs is a consequence of what one run shows by itself, if both often broke together', () => {
  expect(aside([10, 2])).toBe('join-delivery');
  expect(aside([1, 2])).toBe('completion');
});

test('it is a consequence, too, of what the run that it compares with breaks by itself', () => {
  expect(aside([10, 10], [], ['completion'])).toBe('completion');
  expect(aside([10, 8], [], ['completion', 'join-delivery'])).toBe('join-delivery');
});

test('it stands for itself where it mostly broke alone', () => {
  expect(aside([10, 8])).toBeUndefined();
});

test('the cause of its cause is named', () => {
  expect(aside([10, 2], [['join-delivery', 'completion']])).toBe('completion');
});

test('laws that compare two runs do not explain each other', () => {
  const laws = (['time-scaling', 'bystander'] as const).map((id) => lawById(id)!);
  const company = laws.map((law) => ({ law, breaks: 10, without: [0, 0] }));
  const found = new Map(laws.map(({ id }) => [id, {}]));
  expect(setComparisonsAside(laws, found, company, new Map()).size).toBe(0);
});

test('what is not broken again is a consequence of what makes two runs differ', () => {
  const found = new Map<LawId, { readonly vanished?: true }>([
    ['fifo-start', { vanished: true }],
    ['fifo-wake', {}],
    ['causality', {}],
    ['determinism', {}],
  ]);
  const explained = setVanishedAside(found, new Map([['causality', 'fifo-start']]));
  expect([...explained]).toEqual([
    ['causality', 'determinism'],
    ['fifo-start', 'determinism'],
  ]);
});

test('what is not broken again stands for itself where no two runs were seen to differ', () => {
  expect(setVanishedAside(new Map([['fifo-start', { vanished: true }]]), new Map()).size).toBe(0);
});
