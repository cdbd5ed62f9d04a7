import { expect, test } from 'vitest';
import { reportOn } from './example.fixture.ts';
import { markdown } from './markdown.ts';

const text = markdown([
  reportOn('a', ['completion', { law: 'bounded-bypass', status: 'held', obligations: 3, worst: 4 }]),
  reportOn('b|c', [
    { law: 'completion', status: 'broken', obligations: 3, reason: 'b never <ended>' },
    { law: 'bounded-bypass', status: 'not-applicable', obligations: 0, reason: 'b|c claims no bypass' },
  ]),
]);

test('laws are rows under their family, schedulers are columns', () => {
  expect(text.split('\n\n')[0]).toBe(
    `
| law | a | b\\|c |
| --- | :-: | :-: |
| **completion** |  |  |
| \`completion\` | ✓ | ✗ |
| **fairness** |  |  |
| \`bounded-bypass\` | ✓ 4 | – |`.slice(1),
  );
});

test('what is not green is said in words that cannot break the page', () => {
  expect(text).toContain('- Broken: b\\|c › `completion`: b never \\<ended\\>');
  expect(text).toContain('- Not applicable: `bounded-bypass` to b\\|c (claims no bypass).');
});

test('the meaning of a pass stands below the table', () => {
  expect(text).toMatch(/Held means: .*no proof/);
});
