/** How a cancelled task ends. Has no stack: whoever asked for the cancel knows where, and to write one costs more than the rest of a cancel. */
export class CancelledError extends Error {
  override readonly name: string = 'CancelledError';

  constructor(message: string) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
  }
}
