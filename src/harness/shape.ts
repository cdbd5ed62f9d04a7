import { type CaseOptions, WIDEST } from '../arbitraries/options.ts';
import type { Rate } from '../program/case.ts';
import type { Shape } from '../program/shape.ts';
import type { Claims } from '../trace/claims.ts';

/** Which programs a scheduler can be asked to run, from what it says of itself. */
export function shapeOf({ form, supports, guarantees }: Claims): Shape {
  const nested = supports.has('spawn-nested');
  return {
    spawn: nested ? 'nested' : form === 'pollable' || guarantees.spawn === 'at-once' ? 'main-first' : 'main',
    joinInside: !supports.has('limit') && !supports.has('rate'),
    structured: guarantees.scope === 'awaits' || guarantees.scope === 'cancels',
    ...(guarantees.scope === 'cancels' ? { orphans: true } : {}),
    ...(supports.has('cancel') || supports.has('abort') ? { cancel: true } : {}),
    ...(supports.has('cancel-self') && guarantees.scope !== 'awaits' ? { cancelSelf: true } : {}),
    ...(supports.has('idle') ? { idle: true } : {}),
    ...(supports.has('idle') && supports.has('results') ? { results: true } : {}),
    ...(supports.has('empty') ? { size: supports.has('size') ? 'any' : 'empty' } : {}),
    ...(supports.has('cleanup') ? { cleanup: true } : {}),
    ...(supports.has('cleanup') && supports.has('cleanup-throws') ? { cleanupThrows: true } : {}),
    ...(supports.has('cleanup') && supports.has('cleanup-acts') ? { cleanupActs: true } : {}),
    ...(supports.has('cleanup') && guarantees.cleanup === 'at-once' ? { cleanupAtOnce: true } : {}),
    ...(supports.has('finally') ? { finally: true } : {}),
    ...(supports.has('pause') ? { pause: true } : {}),
    ...clearOf(supports, guarantees),
    ...(supports.has('priority') ? { priority: true } : {}),
    ...(supports.has('set-priority') ? { setPriority: true } : {}),
    ...(supports.has('set-limit') ? { setLimit: true } : {}),
    ...(supports.has('repeat') ? { repeat: true } : {}),
    ...(supports.has('odd-delays') ? { oddDelays: true } : {}),
    ...(supports.has('long-sleeps') ? { longSleeps: true } : {}),
    ...(supports.has('lock') ? { lock: true } : {}),
    ...(supports.has('channel') ? { channel: true } : {}),
    ...(supports.has('channel') && guarantees.deadlock === 'throws' ? { standstill: true } : {}),
    ...(supports.has('loop') ? { loop: true } : {}),
    ...(supports.has('lock') && supports.has('weight') ? { weight: true } : {}),
    ...(supports.has('timeout') ? { timeout: guarantees.timeLimit === undefined ? 'some' : 'or-none' } : {}),
    ...(supports.has('lock-timeout') ? { lockTimeout: true } : {}),
    ...(supports.has('pending') ? { pending: true } : {}),
    ...(supports.has('race') ? { race: true } : {}),
    ...(supports.has('all') ? { all: true } : {}),
    ...(supports.has('watch') ? { watch: true } : {}),
    ...(supports.has('counts') ? { look: true } : {}),
  };
}

/** Who owns children waits for them: where a cleared task is forgotten, that would be for ever. */
function clearOf(
  supports: Claims['supports'],
  { cleared, scope = 'detached' }: Claims['guarantees'],
): Pick<Shape, 'clear'> {
  if (!supports.has('clear')) return {};
  if (cleared === 'rejects') return { clear: 'joined' };
  return scope === 'detached' ? { clear: 'unjoined' } : {};
}

/** The cases that a search of a scheduler draws, and shrinks to. */
export function caseOptionsOf(claims: Claims): CaseOptions {
  return { shape: shapeOf(claims), limits: limitsOf(claims), rates: ratesOf(claims), rooms: roomsOf(claims) };
}

/** The limits that a search tries, permits of a semaphore's locks among them; none where the scheduler takes none. */
export function limitsOf({ supports, guarantees }: Claims): readonly number[] {
  if (!supports.has('limit') && !hasPermits({ supports })) return [];
  const { slots = Number.POSITIVE_INFINITY } = guarantees;
  return LIMITS.filter((limit) => limit <= slots);
}

/** The rates that a search tries, the plainest first; none where the scheduler takes none. */
export function ratesOf({ supports }: Pick<Claims, 'supports'>): readonly Rate[] {
  return supports.has('rate') ? RATES : [];
}

/** How many may wait, beside any number, in the cases that a search tries; none where the scheduler refuses nobody. */
export function roomsOf({ supports }: Pick<Claims, 'supports'>): readonly number[] {
  return supports.has('room') ? ROOMS : [];
}

/** Small ones are filled by small programs. */
const ROOMS: readonly number[] = [0, 1, 2, 3];

/** Each cap with each span: short ones, since small programs sleep for a few ms, and none of 1 ms, which is what a timer of 0
 *  takes in Node. */
const RATES: readonly Rate[] = [1, 2, 3].flatMap((cap) => [2, 5, 10].map((per) => ({ cap, per })));

/** The rates that mean the same to both: where one of two takes none, the other is given one that nobody reaches. */
export function meetRates(a: Claims, b: Claims): readonly Rate[] {
  const taking = [a, b].filter((claims) => ratesOf(claims).length > 0);
  if (taking.length === 0) return [];
  const alike = taking.length === 2 && windowOf(a) === windowOf(b);
  return alike ? RATES : [{ cap: UNREACHED, per: 1 }];
}

/** The rooms that mean the same to both: none where one of two refuses nobody. */
export function meetRooms(a: Claims, b: Claims): readonly number[] {
  return roomsOf(a).length > 0 ? roomsOf(b) : [];
}

function windowOf({ guarantees }: Claims): string {
  return guarantees.window ?? 'fixed';
}

/** Do its locks have as many permits as the limit says? */
export function hasPermits({ supports }: Pick<Claims, 'supports'>): boolean {
  return supports.has('permits') || supports.has('weight');
}

const LIMITS: readonly number[] = [1, 2, 3, 4];

/** The programs that fit both shapes. */
export function meet(a: Shape, b: Shape): Shape {
  return {
    spawn: SPAWNS[Math.min(SPAWNS.indexOf(a.spawn), SPAWNS.indexOf(b.spawn))]!,
    joinInside: a.joinInside && b.joinInside,
    structured: a.structured || b.structured,
    ...(a.cancel && b.cancel ? { cancel: true } : {}),
    ...(a.cancelSelf && b.cancelSelf && !(a.structured || b.structured) ? { cancelSelf: true } : {}),
    ...(a.idle && b.idle ? { idle: true } : {}),
    ...(a.results && b.results ? { results: true } : {}),
    ...(a.size && b.size ? { size: a.size === b.size ? a.size : 'empty' } : {}),
    ...(a.cleanup && b.cleanup ? { cleanup: true } : {}),
    ...(a.cleanupThrows && b.cleanupThrows ? { cleanupThrows: true } : {}),
    ...(a.cleanupActs && b.cleanupActs ? { cleanupActs: true } : {}),
    ...(a.cleanup && b.cleanup && (a.cleanupAtOnce || b.cleanupAtOnce) ? { cleanupAtOnce: true } : {}),
    ...(a.finally && b.finally ? { finally: true } : {}),
    ...(a.pause && b.pause ? { pause: true } : {}),
    ...(a.clear !== undefined && a.clear === b.clear ? { clear: a.clear } : {}),
    ...(a.priority && b.priority ? { priority: true } : {}),
    ...(a.setPriority && b.setPriority ? { setPriority: true } : {}),
    ...(a.setLimit && b.setLimit ? { setLimit: true } : {}),
    ...(a.repeat && b.repeat ? { repeat: true } : {}),
    ...(a.oddDelays && b.oddDelays ? { oddDelays: true } : {}),
    ...(a.longSleeps && b.longSleeps ? { longSleeps: true } : {}),
    ...(a.lock && b.lock ? { lock: true } : {}),
    ...(a.channel && b.channel ? { channel: true } : {}),
    ...(a.standstill && b.standstill ? { standstill: true } : {}),
    ...(a.loop && b.loop ? { loop: true } : {}),
    ...(a.weight && b.weight ? { weight: true } : {}),
    ...(a.timeout && b.timeout ? { timeout: a.timeout === b.timeout ? a.timeout : 'some' } : {}),
    ...(a.lockTimeout && b.lockTimeout ? { lockTimeout: true } : {}),
    ...(a.pending && b.pending ? { pending: true } : {}),
    ...(a.race && b.race ? { race: true } : {}),
    ...(a.all && b.all ? { all: true } : {}),
    ...(a.watch && b.watch ? { watch: true } : {}),
    ...(a.look && b.look ? { look: true } : {}),
  };
}

/** The narrowest first. */
const SPAWNS: readonly Shape['spawn'][] = ['main-first', 'main', 'nested'];

/** The limits that mean the same to both: where one of two takes none, the other is given one that nobody reaches. */
export function meetLimits(a: Claims, b: Claims): readonly number[] {
  const [takes, alsoTakes] = [limitsOf(a).length > 0, limitsOf(b).length > 0];
  return takes === alsoTakes ? limitsOf(a) : [UNREACHED];
}

/** As many slots as programs of a search have tasks. */
const UNREACHED = WIDEST;
