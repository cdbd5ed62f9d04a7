import { InvalidArgumentError, Option } from 'commander';
import { meant } from './schedulers.ts';

/** An option that takes one of some words: as Commander's own choices, with the nearest of them where it is none. */
export function oneOf<Word extends string>(
  flags: string,
  description: string,
  words: readonly Word[],
): Option {
  return new Option(flags, description).choices(words).argParser((given: string): Word => {
    const known = words.find((word) => word === given);
    if (known !== undefined) return known;
    throw new InvalidArgumentError(`Allowed choices are ${words.join(', ')}.${meant(given, words)}`);
  });
}
