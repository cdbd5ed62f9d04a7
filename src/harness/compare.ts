import fc from 'fast-check';
import { installGlobals } from '../clock/globals.ts';
import type { Scheduler } from '../forms/scheduler.ts';
import type { Case } from '../program/case.ts';
import { sizeOf } from '../program/program.ts';
import { printProgram } from '../program/text.ts';
import { guarded, once } from './attempt.ts';
import { type CompareOptions, type Difference, namesApart, wordsFor } from './difference.ts';
import { DIFFERENCES, type DifferenceKind, type Discrepancy, discrepancies } from './discrepancy.ts';
import { firstFailing } from './first-failing.ts';
import { makeHost, TURNS } from './host.ts';
import { ingredientsOf } from './ingredients.ts';
import { keep } from './keep.ts';
import { observe } from './observation.ts';
import { OptionError } from './option-error.ts';
import { resolveOptions } from './options.ts';
import { type Both, hung, type Pair, pairOf, runBoth, runUnguarded } from './pair.ts';
import type { Reduced } from './report.ts';
import { conduct, type Running } from './running.ts';
import { draw, originOf } from './search.ts';
import { shrink } from './shrink.ts';
import { SMALL_PATH } from './small-scope.ts';
import { CHUNK } from './sweep.ts';
import type { Origin } from './tally.ts';

/**
 * Looks for the smallest program and environment on which two schedulers differ in how the run ends, in an outcome, in the
 * order of starts or in timing: two versions of a package, a queue before and after a rewrite. Programs use only what both
 * support, and what neither guarantees makes no difference (see `discrepancies`). Undefined where none was found.
 *
 * @throws OptionError where an option cannot be meant; Error where neither of them completes any program.
 * @example
 * const difference = await compare(pQueue(PQueue7, 'v7'), pQueue(PQueue8, 'v8'));
 * if (difference !== undefined) console.log(differenceText(difference));
 */
export async function compare(
  a: Scheduler,
  b: Scheduler,
  options: CompareOptions = {},
): Promise<Difference | undefined> {
  const { seed, runs, path, timeLimit, onProgress } = resolveOptions(options);
  if (path?.startsWith(SMALL_PATH)) {
    throw new OptionError(
      `options.path: '${path}' is the place of an enumerated program, and compare enumerates none: give it a seed and a path that compare itself has printed`,
    );
  }
  installGlobals();
  const host = makeHost(TURNS);
  const pair = pairOf(a, b, host, timeLimit);
  const drawn = path === undefined ? search(seed, runs) : given(seed, path);
  const met = await conduct(() => meetDifferences(pair, drawn), host);
  const smallest: Difference[] = [];
  for (const { kind, case: start, ...origin } of met) {
    smallest.push(await conduct(() => findSmallest(pair, kind, start, origin), host));
  }
  // Sorting is stable, so of two that are equally small the more telling one comes first.
  return smallest.sort((x, y) => x.size - y.size)[0];

  function* search(seed: number, runs: number): Iterable<Drawn> {
    for (let run = 0; run < runs; run += CHUNK) {
      const chunk = draw(pair.arbitrary, seed, run, Math.min(CHUNK, runs - run));
      for (const [i, kase] of chunk.entries()) {
        if ((run + i) % ANNOUNCED === 0) onProgress?.({ phase: 'random', done: run + i, of: runs });
        yield { case: kase, ...originOf(seed, run + i) };
      }
    }
  }

  function given(seed: number, path: string): Iterable<Drawn> {
    return fc.sample(pair.arbitrary, { seed, path, numRuns: 1 }).map((kase) => ({ case: kase, seed, path }));
  }
}

/** Programs between two calls of `onProgress`. */
const ANNOUNCED = 128;

interface Drawn extends Origin {
  readonly case: Case;
}

/** Each program that hangs costs real time: so many may, in a search and in each shrinking. */
const MOST_HANGS = 8;

/** Reductions tried for one difference, at most. */
const MOST_TRIED = 20_000;

/** Cases of one kind of difference that are shrunk, at most: from what needs other things one often comes to another end. */
const STARTS = 3;

/** The smallest cases drawn for each kind of difference, each made of other things, the most telling kind first. */
function* meetDifferences(
  pair: Pair,
  drawn: Iterable<Drawn>,
): Running<readonly (Drawn & { readonly kind: DifferenceKind })[]> {
  const met = new Map<DifferenceKind, Map<number, Drawn>>();
  let hangs = 0;
  let first: Both | undefined;
  let completes = false;
  for (const one of drawn) {
    const both = yield* runBoth(pair, one.case);
    first ??= both;
    completes ||= [both.a, both.b].some(({ ending }) => ending.kind === 'completed');
    for (const { kind } of discrepancies(both.a, both.b)) {
      const known = met.get(kind) ?? new Map<number, Drawn>();
      const needs = ingredientsOf(one.case.program);
      const other = known.get(needs);
      if (other === undefined || sizeOf(one.case.program) < sizeOf(other.case.program)) known.set(needs, one);
      met.set(kind, known);
    }
    if (hung(both) && ++hangs === MOST_HANGS) break;
  }
  // That both fail alike in everything is no agreement, and a test must not pass for it.
  if (first !== undefined && !completes && met.size === 0) throw new Error(neither(pair, first));
  return DIFFERENCES.flatMap((kind) =>
    [...(met.get(kind)?.values() ?? [])]
      .sort((x, y) => sizeOf(x.case.program) - sizeOf(y.case.program))
      .slice(0, STARTS)
      .map((one) => ({ kind, ...one })),
  );
}

function neither({ a, b }: Pair, { a: { ending } }: Both): string {
  const why =
    ending.kind === 'crash'
      ? `${ending.where} threw ${ending.error}`
      : `the first run ended in a ${ending.kind}`;
  return `Neither ${a.name} nor ${b.name} completed any program, so there is nothing to compare: ${why}. Run check on each of them to see what is wrong.`;
}

/** Shrinks a case, always asking whether the two still differ in the *same* way. */
function* findSmallest(
  pair: Pair,
  kind: DifferenceKind,
  start: Case,
  { seed, path }: Origin,
): Running<Difference> {
  let hangs = 0;
  const asking = { fails, failsInTime, hangs: () => hangs > 0 };
  const together = firstFailing(asking, pair.host, 4 * pair.timeLimit);
  const shrunk = yield* shrink(pair.arbitrary, start, together, MOST_TRIED);
  const { program, environment } = shrunk.case;
  const a = keep(yield* guarded(once, pair.a, shrunk.case, pair.host, pair.timeLimit));
  const b = keep(yield* guarded(once, pair.b, shrunk.case, pair.host, pair.timeLimit));
  const isEndless = [a, b].some(({ ending }) => ending.kind === 'hang' || ending.kind === 'budget');
  const found = discrepancies(observe(a), observe(b)).find(isOfKind) ?? { kind, ...NOT_AGAIN };
  return {
    kind,
    schedulers: namesApart(a, b),
    message: wordsFor(found, a, b),
    program,
    environment,
    text: printProgram(program),
    size: sizeOf(program),
    a,
    b,
    marks: { a: found.a, b: found.b },
    seed,
    path: [path, ...shrunk.path].join(':'),
    history: shrunk.history.length < 2 || isEndless ? shrunk.history : yield* runAll(shrunk.history),
    shrinking: {
      from: sizeOf(start.program),
      taken: shrunk.path.length,
      tried: shrunk.tried,
      minimal: shrunk.minimal && hangs < MOST_HANGS,
      neighbours: shrunk.neighbours,
    },
  };

  function* runAll(cases: readonly Case[]): Running<readonly Reduced[]> {
    const reduced: Reduced[] = [];
    for (const kase of cases) {
      const runs = [];
      for (const one of [pair.a, pair.b]) {
        runs.push({ trace: keep(yield* guarded(once, one, kase, pair.host, pair.timeLimit)) });
      }
      reduced.push({ ...kase, runs });
    }
    return reduced;
  }

  function* fails(kase: Case): Running<boolean> {
    return differ(yield* runUnguarded(pair, kase));
  }

  function* failsInTime(kase: Case): Running<boolean> {
    if (hangs === MOST_HANGS) return false;
    const both = yield* runBoth(pair, kase);
    if (hung(both)) hangs++;
    return differ(both);
  }

  function differ({ a, b }: Both): boolean {
    return discrepancies(a, b).some(isOfKind);
  }

  function isOfKind(one: Discrepancy): boolean {
    return one.kind === kind;
  }
}

const NOT_AGAIN: Pick<Discrepancy, 'a' | 'b'> = { a: { task: -1, event: -1 }, b: { task: -1, event: -1 } };
