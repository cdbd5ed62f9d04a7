import { expect, test } from 'vitest';
import { leak, reportOn } from '../example.fixture.ts';
import { pageOf } from './data.ts';
import type { PageData } from './model.ts';
import { readPage } from './read.ts';

const page: PageData = pageOf([
  reportOn('q', [
    'completion',
    { law: 'fifo-start', status: 'broken', obligations: 3, counterexample: leak },
  ]),
]);

test('what a page was written from can be read again', () => {
  expect(readPage(JSON.parse(JSON.stringify(page)), 'report.json')).toEqual(page);
});

test.each([
  ['exhibits', 7, /exhibits: expected a list/],
  [
    'schedulers',
    [{ name: 'q', tried: '', cells: [{ status: 'held', obligations: '3' }] }],
    /schedulers\[0\]\.cells\[0\]\.obligations: expected a number/,
  ],
  [
    'exhibits',
    [{ ...page.exhibits[0], tasks: [{ name: 'a', steps: [{}] }] }],
    /exhibits\[0\]\.tasks\[0\]\.steps\[0\]: expected a text/,
  ],
  ['format', 2, /format: expected a report of format 1/],
])('%s as %j is refused with its place', (key, value, message) => {
  expect(() => readPage({ ...page, [key]: value }, 'report.json')).toThrow(message);
});
