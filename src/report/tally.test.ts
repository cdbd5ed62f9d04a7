import { expect, test } from 'vitest';
import { leak, reportOn } from './example.fixture.ts';
import { tallyOf, whatHeldMeans } from './tally.ts';

test('laws stand in the catalogue’s order, whatever the order of the verdicts', () => {
  const { families } = tallyOf([reportOn('a', ['determinism', 'completion', 'exactly-once'])]);
  expect(families.map(({ laws }) => laws.map(({ id }) => id))).toEqual([
    ['completion', 'exactly-once'],
    ['determinism'],
  ]);
});

test('what is broken says what its counterexample violates, or whose consequence it is', () => {
  const { broken } = tallyOf([
    reportOn('a', [
      {
        law: 'completion',
        status: 'broken',
        obligations: 1,
        counterexample: leak,
        impliedBy: 'work-conservation',
      },
      { law: 'work-conservation', status: 'broken', obligations: 1, counterexample: leak },
    ]),
  ]);
  expect(broken.map(({ text }) => text)).toEqual([
    'a consequence of what work-conservation shows',
    leak.violation.message,
  ]);
});

test('every bug of a law is said', () => {
  const other = { ...leak, violation: { ...leak.violation, message: 'From 2 ms on a slot was free.' } };
  const { broken } = tallyOf([
    reportOn('a', [
      { law: 'work-conservation', status: 'broken', obligations: 1, counterexample: leak, others: [other] },
    ]),
  ]);
  expect(broken[0]!.text).toBe(`${leak.violation.message} (2) From 2 ms on a slot was free.`);
});

test('schedulers that a law does not bind for the same reason stand together', () => {
  const exempt = (scheduler: string) =>
    reportOn(scheduler, [
      {
        law: 'bounded-bypass',
        status: 'not-applicable',
        obligations: 0,
        reason: `${scheduler} claims no bypass`,
      },
      {
        law: 'no-starvation',
        status: 'not-applicable',
        obligations: 0,
        reason: `${scheduler} claims no bypass`,
      },
    ]);
  expect(tallyOf([exempt('a'), exempt('b')]).notApplicable).toEqual([
    { reason: 'claims no bypass', laws: ['bounded-bypass', 'no-starvation'], schedulers: ['a', 'b'] },
  ]);
});

test('what breaks as its adapter says is counted apart, with the reason', () => {
  const deviation = 'ticket 7';
  const { broken, deviating } = tallyOf([
    reportOn('a', [
      { law: 'work-conservation', status: 'broken', obligations: 1, counterexample: leak, deviation },
    ]),
  ]);
  expect(broken).toEqual([]);
  expect(deviating).toEqual([
    { scheduler: 'a', law: 'work-conservation', text: `ticket 7: ${leak.violation.message}` },
  ]);
});

test('what holds and is listed as a deviation counts as broken', () => {
  const { held, broken } = tallyOf([
    reportOn('a', [{ law: 'work-conservation', status: 'held', obligations: 1, deviation: 'ticket 7' }]),
  ]);
  expect(held).toBe(0);
  expect(broken).toEqual([
    {
      scheduler: 'a',
      law: 'work-conservation',
      text: 'holds, but its adapter lists it as a deviation (ticket 7)',
    },
  ]);
});

test('a scheduler that could not be checked counts as broken', () => {
  const { broken } = tallyOf([reportOn('a', [], { unusable: 'create threw TypeError' })]);
  expect(broken).toEqual([
    { scheduler: 'a', law: undefined, text: 'could not be checked: create threw TypeError' },
  ]);
});

test('programs and obligations are added up, and a pass says what it rests on', () => {
  const tally = tallyOf([
    reportOn('a', ['completion']),
    reportOn('b', ['completion', 'causality'], { seed: 7 }),
  ]);
  expect(tally).toMatchObject({ held: 3, enumerated: 0, random: 2000, obligations: 1500, seeds: [1, 7] });
  expect(whatHeldMeans(tally)).toMatch(/2,000 random from seeds 1, 7.*1,500 times.*no proof/);
});
