/** The four ways in which a task can be written. */
export type Form = 'coroutine' | 'pollable' | 'async' | 'callback';

/** What a scheduler may be asked, beyond what every scheduler is asked. */
export type Capability =
  | 'limit'
  | 'spawn-nested'
  | 'cancel'
  /** Tasks are spawned with a signal, and cancelled by aborting it. One that runs minds its own signal, and ends. */
  | 'abort'
  | 'idle'
  /** Tasks race, and the first to end cancels the others; tasks make up a whole, and the first to fail does. */
  | 'race'
  | 'all'
  /** Tasks are given as promises of them (their inputs are pending), and start once these are kept. */
  | 'pending'
  /** And of what all tasks came to, in the order in which they were spawned: with that a wait for idle comes back. */
  | 'results'
  /** Waits until no task waits to start; until fewer than so many do. */
  | 'empty'
  | 'size'
  /** What tasks have to clean up, they do, however they end. */
  | 'cleanup'
  /** And that may fail: those that are still to be done are done all the same. */
  | 'cleanup-throws'
  /** And then tasks may be spawned, whose end the task waits for, and cancelled. */
  | 'cleanup-acts'
  /** And calls within a task (`yield*`) may have something to clean up of their own. */
  | 'finally'
  /** A task may cancel itself. */
  | 'cancel-self'
  /** Start nothing until it is resumed. */
  | 'pause'
  /** Forget the tasks that wait. */
  | 'clear'
  /** Another limit from now on. */
  | 'set-limit'
  /** Tasks are spawned with a priority, or with none. */
  | 'priority'
  /** And given another one while they wait. */
  | 'set-priority'
  /** Timers that call back again and again, until they are cleared. */
  | 'repeat'
  /** Delays as careless code gives them: a text of digits; NaN or a negative number, which stand for 0. */
  | 'odd-delays'
  /** Sleeps of 2^31 ms and more, which a host's timer takes for 1 ms. */
  | 'long-sleeps'
  /** Tasks take locks, which have one permit each. */
  | 'lock'
  /** Its locks have as many permits as the limit. */
  | 'permits'
  /** A task may take several permits. */
  | 'weight'
  /** Tasks talk over channels. */
  | 'channel'
  /** Starts no more than so many tasks in so many ms. */
  | 'rate'
  /** Tasks are spawned with a timeout, or with none. */
  | 'timeout'
  /** Waits for locks have a timeout, or none. */
  | 'lock-timeout'
  /** It can be asked of a task whether that runs, or how it ended. */
  | 'state'
  /** A task may ask for what is there at once ten thousand times in a row. */
  | 'loop'
  /** Tells whoever asked, many at a time, that it is idle; or that few wait, as `empty` and `size` say. */
  | 'watch'
  /** Says how many tasks run and how many wait, or some of that. */
  | 'counts'
  /** Lets no more than so many tasks wait to start, and refuses who comes then. */
  | 'room';

/** What a scheduler claims beyond the laws that bind everyone. What is left out is not claimed. */
export interface Guarantees {
  /** In which order waiting tasks start, and locks are given to those that wait for them. Where tasks have priorities,
   *  `priority`: the higher one first; `fifo`: the higher one first, and of equal ones the one that was spawned first. With
   *  `fifo` and no lateness, tasks whose sleeps are over wake in the order of their deadlines, too, and of those that wait
   *  for the same thing the first goes on first. */
  readonly order?: 'fifo' | 'priority' | 'lifo' | 'any';
  /** Of those that wait for the end of one task the first goes on first, whatever else is in no order. */
  readonly joiners?: 'fifo';
  /** A ready task is overtaken at most so many times by any one other before its next turn. */
  readonly bypass?: number;
  /** What a parent's end does to its children: nothing; it is told when they have ended; or they are cancelled, and it is told when
   *  that is over. Left out: `detached`. */
  readonly scope?: Scope;
  /** How many ms late a wake-up may be. Left out: 0. */
  readonly resolution?: number;
  /** A free slot (the processor, where nothing limits) and a task that could use it never coexist when the clock moves. */
  readonly workConserving?: boolean;
  /** What the joins of a task get that was cleared while it waited: an error, or nothing ever. Left out: not claimed; like
   *  with `pending`, programs join no task that may have been cleared. */
  readonly cleared?: 'rejects' | 'pending';
  /** `holds`: while one task sleeps nobody runs. Left out: `overlaps`. */
  readonly sleep?: 'overlaps' | 'holds';
  /** `at-once`: takes all tasks together, as what maps over a collection does. Left out: `any-time`. */
  readonly spawn?: 'any-time' | 'at-once';
  /** `one-by-one`: the arms of a race, or of a whole, are started in order, and none any more once it is over. Left out: `any`. */
  readonly arms?: 'any' | 'one-by-one';
  /** `stops`: once a task has failed none that waits starts any more, and their joins get an error. Left out: `goes-on`. */
  readonly failure?: 'goes-on' | 'stops';
  /** The most slots that it can be given, with `supports: ['limit']`: a lock has one. Left out: any number. */
  readonly slots?: number;
  /** `throws`: where tasks can only wait for each other, what runs main throws, as soon as nothing is due. Left out: not claimed. */
  readonly deadlock?: 'throws';
  /** What a rate is about, with `supports: ['rate']`. `sliding`: any span of so many ms. `fixed`: windows that follow each
   *  other, each so long or longer, so that twice as many may start around the end of one. Left out: `fixed`. */
  readonly window?: Window;
  /** What the timeout of a task counts: its `run`, from its start to its end (left out: that); its `wait`, from its spawn to its start; the
   *  `whole`, from its spawn to its end. */
  readonly timeout?: TimeoutOf;
  /** What becomes of a task whose time is up while it runs. `goes-on` (left out: that), as promises do: it takes its steps, nobody hears of
   *  it any more, and it holds no slot. `stops`: it takes no step more. */
  readonly timedOut?: 'goes-on' | 'stops';
  /** The timeout of tasks that are spawned without any, ms. With form `async`, no channels and detached children. */
  readonly timeLimit?: number;
  /** With `supports: ['cleanup-throws']`: the error of a task that fails more than once, by a step and as it cleans up: the `last` one, as
   *  with `finally` blocks (left out: that), or the `first`. */
  readonly errors?: 'last' | 'first';
  /** `told`: who cancels a task that fails as it cleans up is thrown that. Left out: not claimed; a cancel may throw it. */
  readonly teardown?: 'told';
  /** What the join of a cancelled task comes to: an error (left out: that), or, `cancels`, the end of who joins: that task counts as cancelled,
   *  too, whether it joins or settles, and so do those that join it. For coroutines, which can be closed where they wait. */
  readonly joinCancelled?: 'throws' | 'cancels';
  /** `at-once`: what tasks have to clean up is called, and can wait for nothing. Left out: `waits`. */
  readonly cleanup?: 'waits' | 'at-once';
}

export type Window = 'fixed' | 'sliding';

type TimeoutOf = 'run' | 'wait' | 'whole';

export type Scope = 'detached' | 'awaits' | 'cancels';

/** Node's timers count from 1 ms on: who sleeps by `setTimeout` may take so long for a sleep of less, and is not late. */
export const LEAST_DELAY = 1;

/** A scheduler's description of itself, as laws see it. */
export interface Claims {
  readonly scheduler: string;
  readonly form: Form;
  readonly supports: ReadonlySet<Capability>;
  readonly guarantees: Guarantees;
}
