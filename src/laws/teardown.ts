import { Kind, Reason } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Violation } from './law.ts';
import { nameOf, when } from './wording.ts';

/** A request to cancel a task, which had not begun to clean up. Positions of events; −1 where there is none. */
interface Request {
  readonly target: number;
  readonly asked: number;
  failed: number;
  isTold: boolean;
}

/**
 * Whether who cancelled a task that failed as it cleaned up was told so, where that is claimed (`teardown`). Obligations: each first request to
 * cancel a task that failed before the request came back.
 */
export function judgeTeardowns(trace: Trace): Judgement {
  const { events, code, claims, cuts } = trace;
  let obligations = 0;
  if (claims.guarantees.teardown !== 'told' || cuts === undefined) return { obligations };
  /** By who asked. */
  const open = new Map<number, Request>();
  const began = new Set<number>();
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i]!;
    const [a, b] = [events.a[i]!, events.b[i]!];
    switch (events.kind[i]) {
      case Kind.suspend:
        if (a === Reason.cancel && b !== task && cuts.asked[b] === i && !began.has(b))
          open.set(task, { target: b, asked: i, failed: -1, isTold: false });
        break;
      case Kind.cleanup:
        began.add(task);
        break;
      case Kind.cleaned:
        if (!('throws' in code.tasks[task]![a]!)) break;
        for (const request of open.values()) if (request.target === task) request.failed = i;
        break;
      case Kind.hear: {
        const request = open.get(task);
        if (request !== undefined) request.isTold = true;
        break;
      }
      case Kind.resume: {
        const request = a === Reason.cancel ? open.get(task) : undefined;
        if (request === undefined) break;
        open.delete(task);
        if (request.failed < 0) break;
        obligations++;
        if (!request.isTold) return { obligations, violation: describe(trace, task, request, i) };
        break;
      }
    }
  }
  return { obligations };
}

function describe(trace: Trace, asker: number, { target, asked, failed }: Request, back: number): Violation {
  const { events } = trace;
  const [name, who] = [nameOf(trace, target), nameOf(trace, asker)];
  return {
    message: `${who} cancelled ${name}, which threw at ${when(trace, failed)} as it cleaned up, and the cancel came back at ${when(trace, back)} as if it had not.`,
    task: target,
    from: events.time[asked]!,
    to: events.time[back]!,
    events: [asked, failed, back],
    because: ['who cancels a task is claimed to be told of what fails as it cleans up'],
    hint: 'Look at what a cancel waits for: is it the end of the task, with the error that its `finally` blocks may have thrown?',
  };
}
