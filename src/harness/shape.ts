import type { Shape } from '../program/shape.ts';
import type { Claims } from '../trace/claims.ts';

/** Which programs a scheduler can be asked to run, from what it says of itself. */
export function shapeOf({ form, supports, guarantees }: Claims): Shape {
  const nested = supports.has('spawn-nested');
  return {
    spawn: nested ? 'nested' : form === 'pollable' ? 'main-first' : 'main',
    joinInside: !supports.has('limit'),
    structured: guarantees.scope === 'awaits' || guarantees.scope === 'cancels',
  };
}

/** The limits that a search tries; none where the scheduler takes none. */
export function limitsOf({ supports }: Claims): readonly number[] {
  return supports.has('limit') ? [1, 2, 3, 4] : [];
}
