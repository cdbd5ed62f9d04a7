import type { Step } from '../program/program.ts';
import { rateText } from '../program/rate.ts';
import type { Shape } from '../program/shape.ts';
import { isSettled } from '../program/shape.ts';
import { printStep } from '../program/text.ts';
import { ALPHABET, type EnumerateOptions, enumeratePrograms } from './enumerate.ts';
import { impoliteScope } from './enumerate-worlds.ts';

/** How many programs a scope has, whatever the limits; undefined where there are more than `most`, and nobody waits. */
export function countPrograms(options: EnumerateOptions, most: number): number | undefined {
  let programs = 0;
  for (const _ of enumeratePrograms(options)) if (++programs > most) return undefined;
  return programs;
}

/**
 * What was enumerated, and no more than that.
 *
 * @param programs how many were tried, each under every limit.
 * @param of how many there are; undefined where that is not known, only that there are more.
 * @example
 * describeScope({ shape, limits: [1, 2], tasks: 4, steps: 4 }, 7469, 7469)
 * // all 7,469 different programs of up to 4 tasks (with main) and 4 steps over spawn, join, settle, emit 1, …, throw
 * // undefined, in which only main spawns and only main joins or settles, under limits 1-2, each up to the number of its
 * // spawned tasks
 */
export function describeScope(options: EnumerateOptions, programs: number, of: number | undefined): string {
  const { shape, alphabet = ALPHABET, tasks, steps, limits = [], rates = [], rooms = [] } = options;
  const rest = of === undefined ? '' : ` of ${grouped(of)}`;
  const which = programs === of ? `all ${grouped(programs)}` : `the first ${grouped(programs)}${rest}`;
  return [
    `${which} different programs of up to ${amount(tasks, 'task')} (with main) and ${amount(steps, 'step')} over ` +
      ['spawn', 'join', 'settle', ...asked(shape), ...wordsOf(alphabet)].join(', '),
    ...(restrictions(shape).length === 0 ? [] : [`in which ${restrictions(shape).join(' and ')}`]),
    ...(limits.length === 0
      ? []
      : [`under ${limits.length === 1 ? 'limit' : 'limits'} ${ranges([...limits])}`]),
    ...rates.map((rate) => `at a rate of ${rateText(rate)}`),
    ...(rooms.length === 0 ? [] : [`with room for any number to wait and for ${ranges([...rooms])}`]),
    ...(limits.length > 1 ? ['each up to the number of its spawned tasks'] : []),
  ].join(', ');
}

/**
 * What of the scope was run in impolite worlds, in addition to what `describeScope` says.
 *
 * @param cases how many were run in such a world.
 * @example
 * describeWorlds({ shape, tasks: 4, steps: 4 }, 4400, true)
 * // ; those of up to 3 steps also in every world with one deviation that their sleeps leave room for
 */
export function describeWorlds(options: EnumerateOptions, cases: number, complete: boolean): string {
  const smaller = impoliteScope(options);
  if (smaller === undefined || cases === 0) return '';
  if (!complete) return `; and ${grouped(cases)} of the smallest cases in a world with one deviation`;
  return `; those of up to ${amount(smaller.steps, 'step')} also in every world with one deviation that their sleeps leave room for`;
}

function asked({
  cancel,
  idle,
  results,
  size,
  pause,
  clear,
  setLimit,
  lock,
  weight,
  channel,
}: Shape): string[] {
  return [
    ...(cancel ? ['cancel'] : []),
    ...(idle ? [`idle${size ? ' and idle {below 1}' : ''}`] : []),
    ...(results ? ['idle results'] : []),
    ...(pause ? ['pause', 'resume'] : []),
    ...(clear ? ['clear'] : []),
    ...(setLimit ? ['set-limit 1-2'] : []),
    ...(lock ? [`acquire k${weight ? ' 1-2' : ''}`, 'release k'] : []),
    ...(channel ? ['send, receive and close of c and d'] : []),
  ];
}

/** Steps of one kind with their numbers together: "sleep 0-2". */
function wordsOf(alphabet: readonly Step[]): string[] {
  const words = new Map<string, number[] | undefined>();
  for (const step of alphabet) {
    const text = printStep(step);
    const numbered = /^(\w+) (-?\d+)$/.exec(text);
    if (numbered === null) words.set(text, undefined);
    else words.set(numbered[1]!, [...(words.get(numbered[1]!) ?? []), Number(numbered[2])]);
  }
  return [...words].map(([word, numbers]) => (numbers === undefined ? word : `${word} ${ranges(numbers)}`));
}

/** 0, 1, 2 is "0-2"; 0, 2 is "0/2". */
function ranges(numbers: number[]): string {
  const ascending = [...new Set(numbers)].sort((x, y) => x - y);
  const [first, last] = [ascending[0]!, ascending.at(-1)!];
  if (first === last) return String(first);
  return last - first === ascending.length - 1 ? `${first}-${last}` : ascending.join('/');
}

function restrictions(shape: Shape): string[] {
  const { spawn, joinInside, pause, clear, setLimit, priority } = shape;
  return [
    ...(spawn === 'main' ? ['only main spawns'] : []),
    ...(spawn === 'main-first' ? ['only main spawns, before all else'] : []),
    ...(joinInside ? [] : ['only main joins or settles']),
    ...(priority ? ['no task has a priority'] : []),
    ...(pause || clear || setLimit ? ['only main controls the scheduler'] : []),
    ...(isSettled(shape) ? ['every task joins or settles all that it spawns'] : []),
  ];
}

function amount(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}

function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}
