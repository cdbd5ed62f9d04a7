import { grouped } from '../../report/grouped.ts';
import { clockText } from '../../report/progress.ts';
import type { Campaign, Shard } from './campaign.ts';

/** What a soak came to, for a person. `saved`: where each of its bugs was saved. */
export function summary(
  campaign: Campaign,
  why: 'over' | 'stopped' | 'deaths',
  saved: readonly string[],
  adapter: string,
  ascii: boolean,
): string {
  const { scheduler, programs, elapsed, bugs, deaths, seed, shard } = campaign;
  const from = shard === undefined ? `seed ${seed}` : `seed ${seed}, ${shardWords(shard)},`;
  const wrong = ascii ? 'x' : '✗';
  const lines = [
    `${scheduler}: ${grouped(programs)} random programs from ${from} in ${clockText(elapsed)}, ${bugs.length} distinct ${bugs.length === 1 ? 'counterexample' : 'counterexamples'}.`,
  ];
  bugs.forEach(({ fixture, times, after }, i) => {
    lines.push(
      '',
      `${wrong} ${fixture.law}: ${fixture.violation}`,
      `  met in ${times} ${times === 1 ? 'part' : 'parts'}, first within ${grouped(after)} programs`,
    );
    if (saved[i] !== undefined) lines.push(`  Look: npx fairtick view ${saved[i]} --adapter ${adapter}`);
  });
  for (const { job, why: how } of deaths) lines.push('', `${wrong} in part ${job} ${how}`);
  if (why === 'deaths')
    lines.push('', 'It was given up: too many workers died. Run `fairtick check` to see what is wrong.');
  if (why === 'stopped') lines.push('', 'It was stopped: the same command goes on from here.');
  return lines.join('\n');
}

/** Which part of a campaign, in words. */
export function shardWords(shard: Shard | undefined): string {
  return shard === undefined ? 'the whole campaign' : `shard ${shard.index}/${shard.of}`;
}
