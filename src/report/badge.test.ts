import { expect, test } from 'vitest';
import { badge } from './badge.ts';
import { leak, reportOn } from './example.fixture.ts';

const broken = { law: 'work-conservation', status: 'broken', obligations: 1, counterexample: leak } as const;
const vacuous = { law: 'fifo-wake', status: 'vacuous', obligations: 0 } as const;

test.each([
  [[], 'nothing checked'],
  [[reportOn('a', ['completion', 'causality'])], '2 laws held'],
  [[reportOn('a', ['completion']), reportOn('b', ['completion'])], '2 schedulers, 2 laws held'],
  [[reportOn('a', ['completion', vacuous])], '1 vacuous'],
  [[reportOn('a', ['completion', vacuous, broken])], '1 broken'],
  [[reportOn('a', [], { unusable: 'create threw' }), reportOn('b', [broken])], '1 not checked'],
])('what is wrong goes before what is right: %#', (reports, text) => {
  expect(badge(reports)).toContain(`<title>fairtick: ${text}</title>`);
});

test('a badge is one SVG that loads nothing', () => {
  const svg = badge([reportOn('a', ['completion'])]);
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*>[\s\S]*<\/svg>\n$/);
  expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href|<script|<style/);
});
