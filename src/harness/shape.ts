import { WIDEST } from '../arbitraries/options.ts';
import type { Shape } from '../program/shape.ts';
import type { Claims } from '../trace/claims.ts';

/** Which programs a scheduler can be asked to run, from what it says of itself. */
export function shapeOf({ form, supports, guarantees }: Claims): Shape {
  const nested = supports.has('spawn-nested');
  return {
    spawn: nested ? 'nested' : form === 'pollable' || guarantees.spawn === 'at-once' ? 'main-first' : 'main',
    joinInside: !supports.has('limit'),
    structured: guarantees.scope === 'awaits' || guarantees.scope === 'cancels',
    ...(supports.has('cancel') || supports.has('abort') ? { cancel: true } : {}),
    ...(supports.has('idle') ? { idle: true } : {}),
    ...(supports.has('idle') && supports.has('results') ? { results: true } : {}),
    ...(supports.has('empty') ? { size: supports.has('size') ? 'any' : 'empty' } : {}),
    ...(supports.has('cleanup') ? { cleanup: true } : {}),
    ...(supports.has('finally') ? { finally: true } : {}),
    ...(supports.has('pause') ? { pause: true } : {}),
    ...clearOf(supports, guarantees),
    ...(supports.has('priority') ? { priority: true } : {}),
    ...(supports.has('set-limit') ? { setLimit: true } : {}),
    ...(supports.has('repeat') ? { repeat: true } : {}),
    ...(supports.has('odd-delays') ? { oddDelays: true } : {}),
    ...(supports.has('long-sleeps') ? { longSleeps: true } : {}),
    ...(supports.has('lock') ? { lock: true } : {}),
    ...(supports.has('channel') ? { channel: true } : {}),
    ...(supports.has('lock') && supports.has('weight') ? { weight: true } : {}),
    ...(supports.has('pending') ? { pending: true } : {}),
    ...(supports.has('race') ? { race: true } : {}),
    ...(supports.has('all') ? { all: true } : {}),
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

/** The limits that a search tries, permits of a semaphore's locks among them; none where the scheduler takes none. */
export function limitsOf({ supports, guarantees }: Claims): readonly number[] {
  if (!supports.has('limit') && !hasPermits({ supports })) return [];
  const { slots = Number.POSITIVE_INFINITY } = guarantees;
  return LIMITS.filter((limit) => limit <= slots);
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
    ...(a.idle && b.idle ? { idle: true } : {}),
    ...(a.results && b.results ? { results: true } : {}),
    ...(a.size && b.size ? { size: a.size === b.size ? a.size : 'empty' } : {}),
    ...(a.cleanup && b.cleanup ? { cleanup: true } : {}),
    ...(a.finally && b.finally ? { finally: true } : {}),
    ...(a.pause && b.pause ? { pause: true } : {}),
    ...(a.clear !== undefined && a.clear === b.clear ? { clear: a.clear } : {}),
    ...(a.priority && b.priority ? { priority: true } : {}),
    ...(a.setLimit && b.setLimit ? { setLimit: true } : {}),
    ...(a.repeat && b.repeat ? { repeat: true } : {}),
    ...(a.oddDelays && b.oddDelays ? { oddDelays: true } : {}),
    ...(a.longSleeps && b.longSleeps ? { longSleeps: true } : {}),
    ...(a.lock && b.lock ? { lock: true } : {}),
    ...(a.channel && b.channel ? { channel: true } : {}),
    ...(a.weight && b.weight ? { weight: true } : {}),
    ...(a.pending && b.pending ? { pending: true } : {}),
    ...(a.race && b.race ? { race: true } : {}),
    ...(a.all && b.all ? { all: true } : {}),
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
