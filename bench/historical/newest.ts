import { laws } from '../../src/laws/index.ts';
import type { LawId } from '../../src/laws/law.ts';
import type { Explanation } from './explanations.ts';
import type { Result, Search, Tally } from './job.ts';
import { explain, inline, type PackageAlarm, table } from './page.ts';

/** The newest release of a package, under one adapter. */
export interface Release {
  readonly package: string;
  readonly version: string;
  readonly subject: string;
  /** Undefined: not run. */
  readonly result: Result | undefined;
}

interface Contents {
  readonly releases: readonly Release[];
  readonly explanations: readonly Explanation[];
}

/** `bench/newest.md`: the scorecard over all adapters, what breaks and why, and which law is put to the test by which packages. */
export function newestPage({ releases, explanations }: Contents): string {
  const alarms = releases.flatMap(alarmsOf);
  const unexplained = alarms.filter((alarm) => explain(alarm, explanations) === undefined);
  const exercised = laws.map(({ id }) => ({ id, by: exercisersOf(id, releases) }));
  const idle = exercised.filter(({ by }) => by.length === 0);
  const packages = new Set(releases.map((release) => release.package));
  const blocks = [
    '# The newest releases',
    'By `npm run historical -- --newest --seeds 1`: every adapter on the newest release of its package, at default settings. A law counts as broken where a counterexample of its own was found; those that another broken law explains, and those that the adapter lists as deviations, are behind the +.',
    [
      `- ${releases.length} schedulers of ${packages.size} packages`,
      `- counterexamples: ${alarms.length}, ${unexplained.length} of them not looked at`,
      `- laws of ${laws.length} that are put to the test by at least one package: ${laws.length - idle.length}`,
    ].join('\n'),
    '## Scorecard',
    table(
      ['package', 'by', 'held', 'broken', 'vacuous', 'not applicable', 'programs'],
      releases.map(scoreOf),
    ),
    '## What is broken',
    table(
      ['package', 'law', 'smallest', 'who is wrong'],
      alarms.map((alarm) => [
        `${alarm.package} ${alarm.version}, ${alarm.subject}`,
        alarm.broken.law,
        inline(alarm.broken.program),
        explain(alarm, explanations) ?? `**not looked at**: ${alarm.broken.message}`,
      ]),
    ),
    '## Who puts each law to the test',
    'Not vacuous: on how many of these schedulers the law was put to the test, and those that did so most often, with the number of occasions.',
    table(
      ['law', 'schedulers', 'most often'],
      exercised.map(({ id, by }) => [id, String(by.length), by.length === 0 ? '**none**' : most(by)]),
    ),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function scoreOf(release: Release): string[] {
  const { package: name, version, subject, result } = release;
  const search = searchOf(release);
  if (search === undefined || search.unusable !== undefined) {
    const trouble = search?.unusable ?? result?.lost ?? 'not run';
    return [`${name} ${version}`, subject, trouble.split('\n')[0]!, '', '', '', ''];
  }
  const count = (status: Tally['status']): Tally[] => search.laws.filter((one) => one.status === status);
  const broken = count('broken');
  const excused = broken.filter(({ isExcused }) => isExcused).length;
  return [
    `${name} ${version}`,
    subject,
    String(count('held').length),
    `${broken.length - excused}${excused === 0 ? '' : ` + ${excused}`}`,
    count('vacuous')
      .map(({ law }) => law)
      .join(', ') || '0',
    String(laws.length - search.laws.length),
    String(search.programs),
  ];
}

/** One for each program that breaks a law. */
function alarmsOf(release: Release): readonly PackageAlarm[] {
  const { package: name, version, subject } = release;
  return (searchOf(release)?.broken ?? []).map((broken) => ({ package: name, version, subject, broken }));
}

interface Exerciser {
  readonly name: string;
  readonly obligations: number;
}

function exercisersOf(id: LawId, releases: readonly Release[]): readonly Exerciser[] {
  const all = releases.flatMap((release): Exerciser[] => {
    const tally = searchOf(release)?.laws.find(({ law }) => law === id);
    if (tally === undefined || tally.status === 'vacuous') return [];
    return [{ name: `${release.package} (${release.subject})`, obligations: tally.obligations }];
  });
  return all.sort((a, b) => b.obligations - a.obligations);
}

function most(by: readonly Exerciser[]): string {
  return by
    .slice(0, 3)
    .map(({ name, obligations }) => `${name}: ${obligations}`)
    .join('; ');
}

function searchOf({ result }: Release): Search | undefined {
  return result?.searches[0];
}
