import { expect, test } from 'vitest';
import { once } from './attempt.ts';
import { caseOf, direct, onHost } from './harness.fixture.ts';
import { keep } from './keep.ts';

test('what is kept stays as it is while the host goes on to another run', async () => {
  const times = await onHost(function* (host) {
    const kept = keep(yield* once(direct, caseOf('main: sleep 7'), host));
    const read = (): number[] => [...kept.events.time.slice(0, kept.events.length)];
    const before = read();
    yield* once(direct, caseOf('main: sleep 3, sleep 3, sleep 3'), host);
    return { before, after: read() };
  });
  expect(times.before).toContain(7);
  expect(times.after).toEqual(times.before);
});
