export { builtIn, eventLoop, nativeAsync, polled, roundRobin, sequential } from './adapters/built-in.ts';
export { virtualTimers } from './adapters/virtual-timers.ts';
export type { AsyncPrimitives, AsyncTask, Release } from './forms/async.ts';
export type { CallbackPrimitives } from './forms/callback.ts';
export type { Coroutine, CoroutinePrimitives } from './forms/coroutine-primitives.ts';
export type { Deviation } from './forms/deviations.ts';
export type { Channel, Reception } from './forms/exchange.ts';
export type { Pollable, PollablePrimitives } from './forms/pollable.ts';
export {
  type CreateEnvironment,
  defineScheduler,
  type Scheduler,
  type SchedulerDefinition,
} from './forms/scheduler.ts';
export { AdapterError } from './forms/validation.ts';
export { check } from './harness/check.ts';
export { compare } from './harness/compare.ts';
export type { CompareOptions, Difference } from './harness/difference.ts';
export type { DifferenceKind } from './harness/discrepancy.ts';
export { type Fixture, FixtureError, parseFixture, readFixture } from './harness/fixture.ts';
export { OptionError } from './harness/options.ts';
export { replay } from './harness/replay.ts';
export type {
  CheckOptions,
  Counterexample,
  Exhaustive,
  Progress,
  Replay,
  Report,
  Shrinking,
  SmallPlace,
  Verdict,
} from './harness/report.ts';
export { laws } from './laws/index.ts';
export type { Family, Judgement, Law, LawId, Need, Violation } from './laws/law.ts';
export type { Case, Environment } from './program/case.ts';
export { type Expectation, expect } from './program/oracle.ts';
export { ProgramError, parseProgram } from './program/parse.ts';
export type { ChannelName, LockKey, Program, Step, Task, Thrown } from './program/program.ts';
export { parseText, printProgram } from './program/text.ts';
export { type DifferenceOptions, differenceText } from './report/difference.ts';
export { failureText } from './report/failure.ts';
export { scorecard } from './report/scorecard.ts';
export { timeline } from './report/timeline.ts';
export {
  type DifferenceDocument,
  differenceDocument,
  differenceMermaid,
  differencePerfetto,
} from './report/traces/difference.ts';
export { type TraceDocument, traceDocument } from './report/traces/document.ts';
export type { TraceEvent } from './report/traces/document-event.ts';
export type { Exported } from './report/traces/exported.ts';
export { mermaidDiagram } from './report/traces/mermaid.ts';
export { type ChromeEvent, type ChromeTrace, perfettoTrace } from './report/traces/perfetto.ts';
export type { Capability, Claims, Form, Guarantees } from './trace/claims.ts';
export type { Events } from './trace/event.ts';
export type { Ending, Leftovers, Trace } from './trace/trace.ts';
