import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Law, LawId } from '../laws/law.ts';
import { lawOf } from './harness.fixture.ts';
import { explain } from './implication.ts';
import type { Counterexample } from './report.ts';

const IDS: readonly LawId[] = ['completion', 'exactly-once', 'causality', 'quiescence', 'fifo-start'];

test('a law is explained by the one that names it a consequence and that its smallest program breaks too', () => {
  const laws = [law('exactly-once', ['completion']), law('completion')];
  const found = findings(['exactly-once', 4, []], ['completion', 4, ['exactly-once']]);
  expect(explained(laws, found)).toEqual(new Map([['completion', 'exactly-once']]));
});

test('a law that breaks on its own as well explains itself', () => {
  const laws = [law('exactly-once', ['completion']), law('completion')];
  expect(explained(laws, findings(['exactly-once', 4, ['completion']], ['completion', 6, []])).size).toBe(0);
  expect(explained(laws, findings(['exactly-once', 4, []], ['completion', 2, []])).size).toBe(0);
});

test('where the general law needs no smaller program, the specific one still says more precisely what is wrong', () => {
  const laws = [law('exactly-once', ['completion']), law('completion')];
  const found = findings(['exactly-once', 4, ['completion']], ['completion', 4, []]);
  expect(explained(laws, found)).toEqual(new Map([['completion', 'exactly-once']]));
});

test('a consequence of what is a consequence itself is no cause', () => {
  const laws = [law('causality', ['completion']), law('exactly-once', ['completion']), law('completion')];
  const found = findings(
    ['causality', 4, ['completion']],
    ['exactly-once', 4, ['completion']],
    ['completion', 4, ['exactly-once']],
  );
  expect(explained(laws, found)).toEqual(
    new Map([
      ['completion', 'exactly-once'],
      ['causality', 'exactly-once'],
    ]),
  );
});

test.each([
  ['often breaks without it', 20, 'completion', 'exactly-once'],
  ['hardly ever breaks without it', 2, 'exactly-once', 'completion'],
] as const)('a law yields to one that %s', (_, alone, cause, consequence) => {
  const laws = [law('exactly-once', ['completion'], ['completion']), law('completion')];
  const found = findings(['exactly-once', 4, ['completion']], ['completion', 4, ['exactly-once']]);
  const company = [
    { law: laws[0]!, breaks: 100 - alone, without: [0, 0] },
    { law: laws[1]!, breaks: 100, without: [alone, 0] },
  ];
  expect(explain(laws, found, company)).toEqual(new Map([[consequence, cause]]));
});

test('where the general law has the smaller program of its own, it is the specific one that follows', () => {
  const laws = [law('exactly-once', ['completion']), law('completion')];
  const found = findings(['exactly-once', 6, ['completion']], ['completion', 4, []]);
  expect(explained(laws, found)).toEqual(new Map([['exactly-once', 'completion']]));
});

test('a law that names no consequence explains nothing', () => {
  const laws = [law('exactly-once'), law('completion')];
  const found = findings(['exactly-once', 4, ['completion']], ['completion', 4, ['exactly-once']]);
  expect(explained(laws, found).size).toBe(0);
});

test('in a chain all are explained by its beginning', () => {
  const laws = [law('causality', ['exactly-once']), law('exactly-once', ['completion']), law('completion')];
  const found = findings(
    ['completion', 4, ['exactly-once']],
    ['exactly-once', 4, ['causality']],
    ['causality', 4, []],
  );
  expect(explained(laws, found)).toEqual(
    new Map([
      ['completion', 'causality'],
      ['exactly-once', 'causality'],
    ]),
  );
});

test('whatever implies what, some broken law is left unexplained, and it explains all others that are', () => {
  const ids = fc.subarray([...IDS]);
  const anyLaws = fc.tuple(...IDS.map((id) => ids.map((implies) => law(id, implies))));
  const anyFindings = fc
    .tuple(...IDS.map((id) => fc.tuple(fc.constant(id), fc.integer({ min: 1, max: 4 }), ids)))
    .chain((all) => fc.subarray(all, { minLength: 1 }));
  fc.assert(
    fc.property(anyLaws, anyFindings, (laws, list) => {
      const found = findings(...list);
      const causes = explained(laws, found);
      const roots = [...found.keys()].filter((id) => !causes.has(id));
      expect(roots.length).toBeGreaterThan(0);
      for (const [id, by] of causes) {
        expect(found.has(id)).toBe(true);
        expect(roots).toContain(by);
      }
    }),
  );
});

/** Where the laws always broke together. */
function explained(
  laws: readonly Law[],
  found: ReadonlyMap<LawId, Counterexample>,
): ReadonlyMap<LawId, LawId> {
  const company = laws.map((law) => ({ law, breaks: 9, without: laws.map(() => 0) }));
  return explain(laws, found, company);
}

function law(id: LawId, implies: readonly LawId[] = [], yieldsTo: readonly LawId[] = []): Law {
  return lawOf(id, () => undefined, { implies, yieldsTo });
}

function findings(...list: readonly [LawId, number, readonly LawId[]][]): ReadonlyMap<LawId, Counterexample> {
  return new Map(
    list.map(([id, size, alsoBroken]) => [id, { size, alsoBroken } as unknown as Counterexample]),
  );
}
