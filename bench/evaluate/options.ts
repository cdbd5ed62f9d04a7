/** What `npm run evaluate` is asked for. */
export interface EvaluateOptions {
  /** Each mutant is hunted with the seeds 1 … this. */
  readonly seeds: number;
  /** The baselines have the first so many of them. */
  readonly baselineSeeds: number;
  /** Programs for one hunt, at most. */
  readonly cap: number;
  /** Programs for each correct scheduler. */
  readonly falseAlarms: number;
  /** Only mutants whose name contains this; then neither the page is written nor are false alarms looked for. */
  readonly only: string | undefined;
  /** Child processes at a time. */
  readonly processes: number;
}

const DEFAULTS: Omit<EvaluateOptions, 'baselineSeeds' | 'processes'> = {
  seeds: 30,
  cap: 10_000,
  falseAlarms: 100_000,
  only: undefined,
};

/**
 * @param processes how many the machine can run at a time.
 * @throws TypeError that names the option, for what cannot be meant.
 * @example readOptions(['--seeds', '10', '--only', 'limiter'], 2)
 */
export function readOptions(args: readonly string[], processes: number): EvaluateOptions {
  const options: { -readonly [key in keyof typeof DEFAULTS]: EvaluateOptions[key] } = { ...DEFAULTS };
  let baselineSeeds: number | undefined;
  for (let i = 0; i < args.length; i += 2) {
    const [name, value] = [args[i]!, args[i + 1]];
    switch (name) {
      case '--seeds':
        options.seeds = whole(name, value, 1);
        break;
      case '--cap':
        options.cap = whole(name, value, 1);
        break;
      case '--false-alarms':
        options.falseAlarms = whole(name, value, 0);
        break;
      case '--baseline-seeds':
        baselineSeeds = whole(name, value, 1);
        break;
      case '--processes':
        processes = whole(name, value, 1);
        break;
      case '--only':
        if (value === undefined) throw new TypeError('--only: expected a part of a mutant’s name');
        options.only = value;
        break;
      default:
        throw new TypeError(
          `${name}: expected one of --seeds, --baseline-seeds, --cap, --false-alarms, --processes and --only, each with a value`,
        );
    }
  }
  return { ...options, baselineSeeds: Math.min(baselineSeeds ?? options.seeds, options.seeds), processes };
}

function whole(name: string, value: string | undefined, least: number): number {
  const given = Number(value);
  if (value !== undefined && Number.isInteger(given) && given >= least) return given;
  throw new TypeError(`${name}: expected a whole number of ${least} or more but received ${value}`);
}
