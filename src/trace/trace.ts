import type { Rate } from '../program/case.ts';
import type { Code } from '../program/code.ts';
import type { Expectation } from '../program/oracle.ts';
import type { Program } from '../program/program.ts';
import type { Claims } from './claims.ts';
import type { Companion } from './companion.ts';
import type { Cuts } from './cuts.ts';
import type { Events } from './event.ts';
import type { Waits } from './waits.ts';

/** How a run ended. Everything but `completed` leaves tasks unfinished or is a fault of its own. */
export type Ending =
  /** The scheduler says that everything is done (or, where it has no end of its own, everything is). */
  | { readonly kind: 'completed' }
  /** Nothing is ready, nothing is due, and the scheduler has not said that it is done. */
  | { readonly kind: 'deadlock' }
  /** A deterministic budget ran out: a livelock, most likely. */
  | { readonly kind: 'budget'; readonly budget: 'turns' | 'events' | 'time'; readonly spent: number }
  /** The wall clock had to stop it: a loop that touches neither tasks nor clock. */
  | { readonly kind: 'hang'; readonly ms: number }
  /** The scheduler itself threw: in `create`, in `run`, in a primitive. */
  | { readonly kind: 'crash'; readonly where: string; readonly error: string };

/** What was still there after the last task had ended (and `resolution` ms more had passed). */
export interface Leftovers {
  readonly timers: number;
  /** Deadline of the first timer left, ms of virtual time; Infinity where there is none. */
  readonly nextDeadline: number;
  /** One text for each rejection that nobody handled. */
  readonly rejections: readonly string[];
  /** One text for each timer that went past the virtual clock to real time, with its place in the code where known. */
  readonly escapes: readonly string[];
}

/** Everything that laws may ask about one run. */
export interface Trace {
  readonly program: Program;
  readonly code: Code;
  readonly claims: Claims;
  /** Slots of this run; Infinity where nothing limits. Main takes none. */
  readonly limit: number;
  /** At most so many starts in so many ms, in this run; `cap` is Infinity where nothing says so. Main is none. */
  readonly rate: Rate;
  /** How many tasks may wait to start in this run, so that one more is refused; Infinity where any number may. */
  readonly room: number;
  /** Permits of each lock in this run: 1 where the scheduler has plain locks. */
  readonly permits: number;
  /** Virtual time at the start of the run. */
  readonly startTime: number;
  readonly events: Events;
  readonly ending: Ending;
  readonly leftovers: Leftovers;
  /** The oracle's answer for this program, given how far each cancelled task had come. */
  readonly expected: Expectation;
  readonly waits: Waits;
  /** Who was cancelled, cleared or held; left out where the program cancels, clears and pauses nothing. */
  readonly cuts?: Cuts | undefined;
  /** Texts of errors that no task threw (a TypeError of the scheduler, say), in order of appearance. */
  readonly foreignErrors?: readonly string[];
  /** Hashes of the events of two runs of the same case, this one's last; only where it was run twice. */
  readonly twins?: readonly [number, number];
  /** What became of other programs that must come to the same; only where some were run. */
  readonly companions?: readonly Companion[];
}
