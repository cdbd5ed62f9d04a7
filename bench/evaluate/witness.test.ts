import { expect, test } from 'vitest';
import { limiter } from '../../fixtures/mutants/limiter.ts';
import { limiterMutants } from '../../fixtures/mutants/limiter-mutants.ts';
import { installGlobals } from '../../src/clock/globals.ts';
import { lawById } from '../../src/laws/index.ts';
import { parseText } from '../../src/program/text.ts';
import { breaks, doubt } from './witness.ts';

installGlobals();
const [oneTooMany] = limiterMutants;
const law = lawById('concurrency-limit')!;
const two = {
  program: parseText('main: spawn a, spawn b\na: sleep 1\nb: sleep 1'),
  environment: { limit: 1, dice: 0 },
};
const one = { program: parseText('main: spawn a\na: sleep 1'), environment: { limit: 1, dice: 0 } };

test('the original vouches for a mutant on the case that only the mutant fails', async () => {
  expect(await breaks(oneTooMany!, law, two, 1)).toBe(true);
  expect(await doubt(oneTooMany!, law, two)).toBeUndefined();
});

test('a case that breaks nothing is told from one that does', async () => {
  expect(await breaks(oneTooMany!, law, one, 2)).toBe(false);
});

test('an original that fails the case itself, or claims something else, vouches for nothing', async () => {
  const broken = { ...oneTooMany!, original: oneTooMany!.scheduler };
  expect(await doubt(broken, law, two)).toContain('the original breaks concurrency-limit');
  const other = { ...limiter, claims: { ...limiter.claims, guarantees: {} } };
  expect(await doubt({ ...oneTooMany!, original: other }, law, two)).toContain('claims something else');
});

test.each(['fifo-start', 'time-scaling', 'determinism'] as const)(
  'what is broken in every second run is broken in one of two tries, whether a law looks at one run or two: %s',
  async (id) => {
    const remembers = limiterMutants.find(({ name }) => name === 'limiter: remembers')!;
    const program = parseText('main: spawn a, spawn b, spawn c\na:\nb:\nc: sleep 1');
    const kase = { program, environment: { limit: 1, dice: 0 } };
    for (const ranBefore of [0, 1]) {
      for (let i = 0; i < ranBefore; i++) await breaks(remembers, lawById('exactly-once')!, kase, 1);
      expect(await breaks(remembers, lawById(id)!, kase, 2)).toBe(true);
    }
  },
);
