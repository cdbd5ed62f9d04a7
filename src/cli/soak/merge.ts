import { UsageError } from '../usage-error.ts';
import { addBug, type Campaign, finish, partOf, startCampaign } from './campaign.ts';
import { shardWords } from './summary.ts';

/** The state of a shard, and the file that it is from. */
export interface State {
  readonly file: string;
  readonly campaign: Campaign;
}

/**
 * What several machines found of a campaign that they shared, as the state of the whole: it goes on with the parts that none of
 * them has done, on one machine.
 *
 * @throws UsageError where they are not shards of one campaign, or one of them is given twice.
 */
export function merge(states: readonly State[]): Campaign {
  const [first] = states;
  if (first === undefined)
    throw new UsageError('--merge: expected the states of shards, such as soak-*.json');
  const { scheduler, seed, chunk } = first.campaign;
  const whole = startCampaign(scheduler, seed, chunk);
  for (const [i, state] of states.entries()) {
    checkKinship(state, first, states.slice(0, i));
    add(whole, state.campaign);
  }
  return whole;
}

function checkKinship({ file, campaign }: State, first: State, others: readonly State[]): void {
  const { scheduler, seed, chunk, shard } = campaign;
  const is = `${scheduler} from seed ${seed}, ${shardWords(shard)} of parts of ${chunk} programs`;
  if (shard === undefined) throw new UsageError(`${file} is ${is}: there is nothing to merge it with.`);
  const { campaign: one } = first;
  const isKin =
    one.scheduler === scheduler && one.seed === seed && one.chunk === chunk && one.shard!.of === shard.of;
  if (!isKin) {
    throw new UsageError(
      `${file} is ${is}, and ${first.file} is ${one.scheduler} from seed ${one.seed}, ${shardWords(one.shard)} of parts of ${one.chunk} programs: shards of one campaign share all that.`,
    );
  }
  const twin = others.find((other) => other.campaign.shard!.index === shard.index);
  if (twin !== undefined) throw new UsageError(`${file} and ${twin.file} are both ${shardWords(shard)}.`);
}

/** A bug was met first within as many programs as had been run on that machine. */
function add(whole: Campaign, part: Campaign): void {
  for (let job = 0; job < part.next; job++) finish(whole, partOf(part, job));
  for (const job of part.ahead) finish(whole, partOf(part, job));
  whole.programs += part.programs;
  whole.elapsed = Math.max(whole.elapsed, part.elapsed);
  for (const bug of part.bugs) addBug(whole, bug);
  whole.deaths.push(...part.deaths.map(({ job, why }) => ({ job: partOf(part, job), why })));
}
