import type { Difference } from '../../harness/difference.ts';
import type { Fixture } from '../../harness/fixture.ts';
import type { Counterexample, Shrinking } from '../../harness/report.ts';
import { lawById } from '../../laws/index.ts';
import type { Case } from '../../program/case.ts';
import { boundsText } from '../../program/rate.ts';
import { printProgram } from '../../program/text.ts';
import type { Trace } from '../../trace/trace.ts';
import { columnsOf } from '../columns.ts';
import { alignColumns } from '../difference.ts';
import { cause, testCommand } from '../failure.ts';
import { worldWords } from '../world.ts';
import type { Exhibit } from './model.ts';
import { reproductionOf } from './reproduction.ts';
import { runView, taskLines } from './run-view.ts';
import { shrinksOf } from './shrinks.ts';

/** What a fixture tells. */
type Saved = Pick<Fixture, 'scheduler' | 'law' | 'violation' | 'program' | 'environment'>;

/** How to see a counterexample again, where the page is written by a command that knows better than this room. */
export type CommandFor = (counterexample: Counterexample) => string;

/** A counterexample as the page shows it. */
export function exhibitOf(counterexample: Counterexample, commandFor: CommandFor = commandOf): Exhibit {
  const { scheduler, law, violation, trace, program, text, environment, history = [] } = counterexample;
  return {
    title: `${scheduler} › ${law}`,
    message: violation.message,
    statement: lawById(law)?.statement ?? '',
    because: violation.because,
    facts: factsOf(counterexample),
    notes: notesOf(environment, trace),
    tasks: taskLines(program),
    text,
    reproduction: reproductionOf(program, trace.claims, environment, law),
    command: commandFor(counterexample),
    shrinks: shrinksOf(history, [scheduler]),
    runs: [runView(trace, scheduler, violation)],
  };
}

/** A saved counterexample whose scheduler is not at hand, or holds the law now: the program, and what was violated. */
export function programExhibit(
  { scheduler, law, violation, program, environment }: Saved,
  why: string,
  command: string,
): Exhibit {
  return {
    title: `${scheduler} › ${law}`,
    message: violation,
    statement: lawById(law)?.statement ?? '',
    because: [],
    facts: [why],
    notes: boundsText(environment),
    tasks: taskLines(program),
    text: printProgram(program),
    reproduction: { none: 'what the scheduler supports is not known.' },
    command,
    shrinks: [],
    runs: [],
  };
}

/** A difference between two schedulers: two runs, one above the other, on the same columns. */
export function differenceExhibit(difference: Difference, command: string): Exhibit {
  const { kind, message, schedulers, program, text, environment, a, b, marks, shrinking } = difference;
  const [columnsA, columnsB] = alignColumns(
    columnsOf(a.events, a.startTime),
    columnsOf(b.events, b.startTime),
  );
  const pointed = ({ task, event }: Difference['marks']['a'], { events, startTime }: Trace) => {
    const time = event < 0 ? startTime : events.time[event]!;
    return { events: event < 0 ? [] : [event], from: time, to: time, task: Math.max(0, task) };
  };
  return {
    title: `${schedulers[0]} and ${schedulers[1]} differ in ${kind}`,
    message,
    statement: '',
    because: [],
    facts: minimality(shrinking, 'differs'),
    notes: notesOf(environment, a),
    tasks: taskLines(program),
    text,
    reproduction: reproductionOf(program, a.claims, environment, kind),
    command,
    shrinks: shrinksOf(difference.history ?? [], schedulers),
    runs: [
      runView(a, schedulers[0], pointed(marks.a, a), columnsA),
      runView(b, schedulers[1], pointed(marks.b, b), columnsB),
    ],
  };
}

function notesOf(environment: Case['environment'], trace: Trace): string[] {
  const { dice } = environment;
  return [
    ...boundsText(environment),
    ...(dice > 0 ? [`dice ${dice}`] : []),
    worldWords(environment, trace),
  ].filter((note) => note !== '');
}

function factsOf({
  law,
  violation,
  passesIf,
  decisive,
  immaterial,
  alsoBroken,
  shrinking,
}: Counterexample): string[] {
  const hint = violation.hint ?? lawById(law)?.hint ?? '';
  return [
    ...(passesIf === undefined ? [] : [`Passes if: ${cause(passesIf, decisive)}.`]),
    ...immaterial.map((claim) => `${claim.charAt(0).toUpperCase()}${claim.slice(1)}.`),
    ...minimality(shrinking),
    ...(alsoBroken.length === 0 ? [] : [`Also breaks: ${alsoBroken.join(', ')}.`]),
    ...(hint === '' ? [] : [`Hint: ${hint}`]),
  ];
}

function minimality({ minimal, neighbours }: Shrinking, verb = 'fails'): string[] {
  return minimal ? [`1-minimal: none of its ${neighbours} smaller neighbours ${verb}.`] : [];
}

function commandOf(counterexample: Counterexample): string {
  const { fixture } = counterexample;
  return fixture === undefined ? testCommand(counterexample, {}) : `npx fairtick replay ${fixture}`;
}
