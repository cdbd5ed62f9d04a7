/** What `npm run historical` is asked for. */
export interface HistoricalOptions {
  /** Each version is searched with the seeds 1 … this. */
  readonly seeds: number;
  /** Only rows whose id or package contains one of these; then the page is not written. */
  readonly only: readonly string[] | undefined;
  /** Child processes at a time. */
  readonly processes: number;
  /** Instead of the corpus: the newest release of each package. */
  readonly newest: boolean;
  /** Nothing is searched: the page is to be written from what is known, also by older code. */
  readonly keep: boolean;
}

/**
 * @param processes how many the machine can run at a time.
 * @throws TypeError that names the option, for what cannot be meant.
 * @example readOptions(['--seeds', '1', '--only', 'fastq'], 2)
 */
export function readOptions(args: readonly string[], processes: number): HistoricalOptions {
  let options: HistoricalOptions = { seeds: 5, only: undefined, processes, newest: false, keep: false };
  for (let i = 0; i < args.length; i++) {
    const name = args[i]!;
    switch (name) {
      case '--seeds':
      case '--processes':
        options = { ...options, [name.slice(2)]: whole(name, args[++i]) };
        break;
      case '--only':
        options = { ...options, only: parts(args[++i]) };
        break;
      case '--keep':
      case '--newest':
        options = { ...options, [name.slice(2)]: true };
        break;
      default:
        throw new TypeError(`${name}: expected one of --seeds, --processes, --only, --newest and --keep`);
    }
  }
  return options;
}

function whole(name: string, value: string | undefined): number {
  if (value !== undefined && /^[1-9]\d*$/.test(value)) return Number(value);
  throw new TypeError(`${name}: expected a whole number of at least 1 but received ${value ?? 'nothing'}`);
}

function parts(value: string | undefined): readonly string[] {
  if (value !== undefined) return value.split(',');
  throw new TypeError('--only: expected parts of ids or of packages’ names, with commas between them');
}
