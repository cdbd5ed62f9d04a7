/** Real time, which only a soak has to do with: it lasts as long as a person says. */
export interface Stopwatch {
  /** ms since it was started. */
  readonly elapsed: () => number;
  /** Calls back every so many ms until it is stopped; it does not keep the process alive. */
  readonly every: (ms: number, callback: () => void) => { readonly stop: () => void };
}

export function startStopwatch(): Stopwatch {
  const began = performance.now();
  return {
    elapsed: () => performance.now() - began,
    every(ms, callback) {
      const timer = setInterval(callback, ms).unref();
      return { stop: () => clearInterval(timer) };
    },
  };
}

/** A length of time in ms: '90s', '10m', '1.5h'; undefined where it is none. */
export function durationOf(text: string): number | undefined {
  const [, number, unit = 's'] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)?$/.exec(text) ?? [];
  if (number === undefined) return undefined;
  return Number(number) * { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }[unit as 's']!;
}
