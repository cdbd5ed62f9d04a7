import { LOCK_KEYS, type LockKey } from '../program/program.ts';
import { channelOf } from './exchange.ts';
import type { Request } from './interpreter.ts';
import type { Run } from './run.ts';

/** Carries out what tasks share, for the forms that have it. Apart from the rest, since what few programs ask for must not make
 *  that too large to be inlined. */
export function share(
  run: Run,
  primitives: { acquire?(key: LockKey, weight: number, timeout?: number): unknown },
  request: Extract<Request, { kind: 'acquire' | 'send' | 'receive' }>,
  // biome-ignore lint/suspicious/noExplicitAny: the form knows what its primitives return
): any {
  switch (request.kind) {
    case 'acquire':
      return acquire(run, primitives, request);
    case 'send':
      return channelOf(run, request.channel).send(run.exchange!.next);
    case 'receive':
      return channelOf(run, request.channel).receive();
  }
}

function acquire(
  run: Run,
  primitives: { acquire?(key: LockKey, weight: number, timeout?: number): unknown },
  { lock, weight, timeout }: Extract<Request, { kind: 'acquire' }>,
): unknown {
  const key = LOCK_KEYS[lock]!;
  const permits = Math.min(weight, run.permits);
  return timeout > 0 ? primitives.acquire!(key, permits, timeout) : primitives.acquire!(key, permits);
}
