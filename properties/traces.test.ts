import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mutants } from '../fixtures/mutants/index.ts';
import { builtIn } from '../src/adapters/built-in.ts';
import { virtualTimers } from '../src/adapters/virtual-timers.ts';
import { macrotask } from '../src/clock/drain.ts';
import { installGlobals } from '../src/clock/globals.ts';
import type { Scheduler } from '../src/forms/scheduler.ts';
import { runCase } from '../src/harness/attempt.ts';
import { makeHost } from '../src/harness/host.ts';
import { casesFor } from '../src/harness/search.ts';
import type { Case } from '../src/program/case.ts';
import { traceDocument } from '../src/report/traces/document.ts';
import { mermaidDiagram } from '../src/report/traces/mermaid.ts';
import { perfettoTrace } from '../src/report/traces/perfetto.ts';
import { misfits, type Schema } from '../src/report/traces/schema.fixture.ts';
import { overlaps } from '../src/report/traces/slices.fixture.ts';
import { Kind } from '../src/trace/event.ts';
import type { Trace } from '../src/trace/trace.ts';

installGlobals();

const schema = JSON.parse(readFileSync('src/report/traces/trace.schema.json', 'utf8')) as Schema;

/** Broken ones leave traces that no correct scheduler leaves. Of those that hang nothing can be looked at here. */
const broken = mutants.filter(({ family }) => family !== 'hang').map(({ scheduler }) => scheduler);

describe.each([...builtIn, virtualTimers, ...broken].map((one) => [one.name, one] as const))(
  'any run of %s',
  (_, scheduler) => {
    test('exports as slices that nest, as a diagram that is balanced, and as JSON that fits its schema', async () => {
      const details = await tried(scheduler, (trace) => {
        const chrome = perfettoTrace(trace, { scheduler: scheduler.name });
        expect(overlaps(chrome)).toEqual([]);
        const turns = chrome.traceEvents.filter(({ ph, cat }) => ph === 'X' && cat === 'running');
        expect(turns.length).toBe(turnsOf(trace));
        expect(misfits(JSON.parse(JSON.stringify(traceDocument(trace, scheduler.claims))), schema)).toEqual(
          [],
        );
        expect(openActivations(mermaidDiagram(trace, scheduler.claims))).toBe(0);
      });
      expect(details.errorInstance).toBeNull();
      expect(details.numRuns).toBe(RUNS);
    });
  },
);

const RUNS = 40;

function tried(scheduler: Scheduler, look: (trace: Trace) => void): Promise<fc.RunDetails<[Case]>> {
  const host = makeHost();
  return macrotask(() =>
    fc.check(
      fc.property(casesFor(scheduler), (kase) => look(runCase(scheduler, kase, host))),
      { numRuns: RUNS, seed: 1 },
    ),
  );
}

/** Every start and resume begins a turn. */
function turnsOf({ events }: Trace): number {
  return events.kind
    .slice(0, Math.min(events.length, 10_000))
    .filter((kind) => kind === Kind.start || kind === Kind.resume).length;
}

/** Mermaid draws nothing where what is ended was not begun. */
function openActivations(diagram: string): number {
  const open = new Map<string, number>();
  for (const [, verb, task] of diagram.matchAll(/^ {2}(activate|deactivate) (t\d+)$/gm)) {
    const turns = (open.get(task!) ?? 0) + (verb === 'activate' ? 1 : -1);
    if (turns < 0) return Number.NaN;
    open.set(task!, turns);
  }
  return [...open.values()].reduce((sum, turns) => sum + turns, 0);
}
