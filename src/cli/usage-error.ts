/** The question cannot be answered as it was put. The message says what happened, the likely cause, and what to do next. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';
}

/** Errors that are about what was given, and say so themselves: their message is enough. */
export const EXPLAINED: ReadonlySet<string> = new Set([
  'UsageError',
  'OptionError',
  'FixtureError',
  'AdapterError',
  'ProgramError',
  'PageError',
]);
