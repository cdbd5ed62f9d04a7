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
  expect(explain(laws, found)).toEqual(new Map([['completion', 'exactly-once']]));
});

test('a law that breaks on its own as well explains itself', () => {
  const laws = [law('exactly-once', ['completion']), law('completion')];
  expect(explain(laws, findings(['exactly-once', 4, ['completion']], ['completion', 6, []])).size).toBe(0);
  expect(explain(laws, findings(['exactly-once', 4, []], ['completion', 2, []])).size).toBe(0);
});

test('where the general law has the smaller program of its own, it is the specific one that follows', () => {
  const laws = [law('exactly-once', ['completion']), law('completion')];
  const found = findings(['exactly-once', 6, ['completion']], ['completion', 4, []]);
  expect(explain(laws, found)).toEqual(new Map([['exactly-once', 'completion']]));
});

test('a law that names no consequence explains nothing', () => {
  const laws = [law('exactly-once'), law('completion')];
  const found = findings(['exactly-once', 4, ['completion']], ['completion', 4, ['exactly-once']]);
  expect(explain(laws, found).size).toBe(0);
});

test('in a chain all are explained by its beginning', () => {
  const laws = [law('causality', ['exactly-once']), law('exactly-once', ['completion']), law('completion')];
  const found = findings(
    ['completion', 4, ['exactly-once']],
    ['exactly-once', 4, ['causality']],
    ['causality', 4, []],
  );
  expect(explain(laws, found)).toEqual(
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
      const explained = explain(laws, found);
      const roots = [...found.keys()].filter((id) => !explained.has(id));
      expect(roots.length).toBeGreaterThan(0);
      for (const [id, by] of explained) {
        expect(found.has(id)).toBe(true);
        expect(roots).toContain(by);
      }
    }),
  );
});

function law(id: LawId, implies: readonly LawId[] = []): Law {
  return lawOf(id, () => undefined, { implies });
}

function findings(...list: readonly [LawId, number, readonly LawId[]][]): ReadonlyMap<LawId, Counterexample> {
  return new Map(
    list.map(([id, size, alsoBroken]) => [id, { size, alsoBroken } as unknown as Counterexample]),
  );
}
