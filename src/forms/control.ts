import type { Instruction } from '../program/instruction.ts';
import { priorityArgument } from '../trace/event.ts';
import type { AsyncPrimitives } from './async.ts';
import type { Request } from './interpreter.ts';
import { crashed, type Run } from './run.ts';

/** What is over at once, in most schedulers: it belongs to the turn in which it is asked for. */
export type Prompt = Extract<
  Request,
  { kind: 'spawn' | 'cancel' | 'pause' | 'resume' | 'clear' | 'set-limit' | 'set-priority' }
>;

/** Is it one of these? */
export function isPrompt(request: Request): request is Prompt {
  switch (request.kind) {
    case 'spawn':
    case 'cancel':
    case 'pause':
    case 'resume':
    case 'clear':
    case 'set-limit':
    case 'set-priority':
      return true;
    default:
      return false;
  }
}

/** Asks for what an adapter has primitives for. What that returns may be a promise. */
export function ask(
  run: Run,
  primitives: AsyncPrimitives,
  request: Exclude<Prompt, { kind: 'spawn' }>,
): unknown {
  try {
    switch (request.kind) {
      case 'cancel':
        if (primitives.cancel !== undefined) return primitives.cancel(run.handles[request.task]);
        return run.controllers[request.task]?.abort();
      case 'pause':
        return primitives.pause!();
      case 'resume':
        return primitives.resume!();
      case 'clear':
        return primitives.clear!();
      case 'set-limit':
        return primitives.setLimit!(request.limit);
      case 'set-priority':
        return primitives.setPriority!(run.handles[request.task], request.priority);
    }
  } catch (error) {
    return crashed(run, NAMES[request.kind] ?? request.kind, error);
  }
}

/** Primitives that are not called as their step is. */
const NAMES: { readonly [kind: string]: string } = {
  'set-limit': 'setLimit',
  'set-priority': 'setPriority',
};

/** What an event says of a control. */
export function argumentOf(
  step: Extract<Instruction, { kind: 'pause' | 'resume' | 'clear' | 'set-limit' | 'set-priority' }>,
): number {
  if (step.kind === 'set-limit') return step.limit;
  return step.kind === 'set-priority' ? priorityArgument(step.task, step.priority) : 0;
}
