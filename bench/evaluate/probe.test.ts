import { afterEach, expect, test } from 'vitest';
import { limiterMutants } from '../../fixtures/mutants/limiter-mutants.ts';
import { check } from '../../src/harness/check.ts';
import { lawById, laws } from '../../src/laws/index.ts';
import { attachProbe, type Probe } from './probe.ts';

let probe: Probe;
afterEach(() => probe.remove());

const [oneTooMany] = limiterMutants;

test('it knows at which program a law was first broken: a search that ends there breaks it, one that ends before does not', async () => {
  probe = attachProbe();
  await check(oneTooMany!.scheduler, { runs: 200, exhaustive: false, fixtures: false });
  const at = probe.firstBroken.get('concurrency-limit')!;
  expect(at).toBeGreaterThan(0);
  expect(await isBroken(at)).toBe(true);
  if (at > 1) expect(await isBroken(at - 1)).toBe(false);
});

test('it counts as the check does in its own report', async () => {
  probe = attachProbe();
  const { verdicts } = await check(oneTooMany!.scheduler, { seed: 3, fixtures: false });
  const broken = verdicts.filter(({ status }) => status === 'broken');
  expect(broken.length).toBeGreaterThan(0);
  expect(broken.map(({ law }) => probe.firstBroken.get(law))).toEqual(
    broken.map(({ first }) => first!.programs),
  );
});

test('the first law of the catalogue is asked of every program, so it can count them', () => {
  probe = attachProbe();
  expect(lawById('completion')).toMatchObject({ judges: 'any', needs: [] });
  expect(laws[0]!.id).toBe('completion');
});

test('removed, it leaves the laws as they were', () => {
  const before = laws.map((law) => law.check);
  probe = attachProbe();
  expect(laws.map((law) => law.check)).not.toEqual(before);
  probe.remove();
  expect(laws.map((law) => law.check)).toEqual(before);
});

async function isBroken(runs: number): Promise<boolean> {
  const { verdicts } = await check(oneTooMany!.scheduler, {
    runs,
    laws: ['concurrency-limit'],
    exhaustive: false,
    fixtures: false,
  });
  return verdicts[0]!.status === 'broken';
}
