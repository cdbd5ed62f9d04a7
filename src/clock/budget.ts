/** What a run may use up before it counts as a livelock. */
export interface Budgets {
  /** How often the clock may be asked for anything: to tell the time, to set a timer, to run the next one. */
  readonly turns: number;
  /** How far the clock may move from the start, ms of virtual time. */
  readonly time: number;
}

export const BUDGETS: Budgets = { turns: 100_000, time: 10_000_000 };

/**
 * Thrown by the virtual clock when a budget is used up, and by every later call until it is reset: a scheduler that
 * catches errors would otherwise loop on. The bound is a count, not the wall clock, so the same program ends at the
 * same event wherever it is replayed.
 */
export class BudgetExceeded extends Error {
  override readonly name: string = 'BudgetExceeded';
  readonly budget: 'turns' | 'time';
  /** Turns, or ms of virtual time past the start. */
  readonly spent: number;

  constructor(budget: 'turns' | 'time', spent: number) {
    super(
      budget === 'turns'
        ? `The run asked the clock ${spent} times and is not done. Most likely something polls, or re-arms itself, for ever: look at what the last turns repeat, or raise the budget of turns.`
        : `The run reached ${spent} ms of virtual time and is not done. Most likely a timer re-arms itself for ever: look at who sets the last one, or raise the budget of time.`,
    );
    this.budget = budget;
    this.spent = spent;
  }
}
