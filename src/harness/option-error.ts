/** An option, or an environment variable, that cannot be meant: names it, what was expected and what was received. */
export class OptionError extends Error {
  override readonly name: string = 'OptionError';
}
