import { expect, test } from 'vitest';
import { leak, reportOn } from '../report/example.fixture.ts';
import { scorecard } from '../report/scorecard.ts';
import { cellOf, replayCellOf, reportsOf } from './meta.ts';

const reports = [
  reportOn('a', ['completion', { law: 'bounded-bypass', status: 'held', obligations: 7, worst: 2 }]),
  reportOn('b', [{ law: 'work-conservation', status: 'broken', obligations: 7, counterexample: leak }], {
    replays: [{ file: 'x.json', state: 'stale', reason: 'its format is 0' }],
  }),
];

test('cells carry a whole scorecard through JSON', () => {
  const cells = reports.flatMap((report) => report.verdicts.map((verdict) => cellOf(report, verdict)));
  const replays = reports.flatMap(({ scheduler, replays }) =>
    replays.map((replay) => replayCellOf(scheduler, replay)),
  );
  const carried = JSON.parse(JSON.stringify({ cells, replays }));
  expect(scorecard(reportsOf(carried.cells, carried.replays))).toBe(scorecard(reports));
});

test('the page of a cell tells how to run its test again, and the file', () => {
  const commandIn = (file?: string): string | undefined =>
    cellOf(reports[1]!, reports[1]!.verdicts[0]!, file).exhibits?.[0]?.command;
  expect(commandIn('test/q.test.ts')).toBe(
    'FAIRTICK_SEED=1 npx vitest run test/q.test.ts -t work-conservation',
  );
  expect(commandIn()).toBe('FAIRTICK_SEED=1 npx vitest run -t work-conservation');
});

test('a cell leaves the counterexample behind and keeps what it says', () => {
  const cell = cellOf(reports[1]!, reports[1]!.verdicts[0]!);
  expect(cell).not.toHaveProperty('counterexample');
  expect(cell.reason).toBe(leak.violation.message);
});
