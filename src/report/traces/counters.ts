import type { Span } from './spans.ts';

/** How many tasks are ready, and how many suspended, from a moment on. */
export interface Count {
  /** µs of stretched time; increasing. */
  readonly at: number;
  readonly ready: number;
  readonly suspended: number;
}

export function countersOf(spans: readonly Span[]): readonly Count[] {
  const changes = new Map<number, { ready: number; suspended: number }>();
  for (const { state, from, to } of spans) {
    if (state === 'running') continue;
    changeAt(from)[state]++;
    changeAt(to)[state]--;
  }
  let [ready, suspended] = [0, 0];
  return [...changes]
    .sort(([a], [b]) => a - b)
    .map(([at, change]) => {
      ready += change.ready;
      suspended += change.suspended;
      return { at, ready, suspended };
    });

  function changeAt(at: number): { ready: number; suspended: number } {
    const known = changes.get(at);
    if (known !== undefined) return known;
    const change = { ready: 0, suspended: 0 };
    changes.set(at, change);
    return change;
  }
}
