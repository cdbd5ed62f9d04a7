import { CHANNELS, LOCK_KEYS } from '../../program/program.ts';
import { Kind } from '../../trace/event.ts';
import type { Trace } from '../../trace/trace.ts';
import { figureWords } from '../page/event-words.ts';
import { formatTime } from '../scale.ts';
import { wrap } from '../wrap.ts';
import type { Exported } from './exported.ts';
import { kindKey, waitName } from './wait-name.ts';

/** A diagram is looked at as a whole, and GitHub draws none of more than 50,000 characters. */
const MOST_EVENTS = 200;
const MOST_TASKS = 20;
/** Characters a line of a note over all tasks: so many for each of them, and at most. One over a single task widens. */
const NOTE = { each: 20, most: 60 };

/**
 * A run as a Mermaid sequence diagram, for an issue or a pull request: GitHub draws what stands in a block that begins with
 * three backticks and `mermaid`. Names and messages are escaped character by character, since the language has no other way
 * of quoting: nothing in them ends the line, the diagram or the block.
 *
 * @example
 * sequenceDiagram
 *   participant t0 as main
 *   participant t1 as a
 *   t0-)t1: spawn
 *   …
 */
export function mermaidDiagram(
  trace: Trace,
  { scheduler, law, violation, here = 'broken here' }: Exported,
): string {
  const { events, program, startTime, ending } = trace;
  const tasks = Math.min(program.tasks.length, MOST_TASKS);
  const shown = Math.min(events.length, MOST_EVENTS);
  const all = tasks > 1 ? `t0,t${tasks - 1}` : 't0';
  const broken: ReadonlySet<number> = new Set(violation?.events);
  const active = new Uint8Array(tasks);
  const lines = program.tasks
    .slice(0, tasks)
    .map(({ name }, task) => `participant t${task} as ${escaped(name)}`);

  lines.push(noteOverAll(law === undefined ? scheduler : `${scheduler} › ${law}`));
  if (violation !== undefined) lines.push(noteOverAll(violation.message));
  for (let event = 0; event < shown; event++) {
    const task = events.task[event]!;
    if (task >= tasks) continue;
    if (events.kind[event] === Kind.advance) {
      const to = events.b[event]!;
      if (to > events.time[event]!) lines.push(noteOverAll(`${formatTime(to - startTime)} ms`));
    } else lines.push(...linesOf(event, task));
    if (broken.has(event) && task >= 0) lines.push(note(`t${task}`, `✗ ${here}`));
  }
  if (shown < events.length) lines.push(noteOverAll(`… ${events.length - shown} more events`));
  if (tasks < program.tasks.length) lines.push(noteOverAll(`… ${program.tasks.length - tasks} more tasks`));
  if (ending.kind !== 'completed') lines.push(noteOverAll(ending.kind));
  active.forEach((turns, task) => {
    for (let i = 0; i < turns; i++) lines.push(`deactivate t${task}`);
  });
  return `sequenceDiagram\n${lines.map((line) => `  ${line}\n`).join('')}`;

  function linesOf(event: number, task: number): string[] {
    const kind = events.kind[event] as Kind;
    const [a, b] = [events.a[event]!, events.b[event]!];
    switch (kind) {
      case Kind.spawn:
        return [message(task, '-)', a, 'spawn')];
      case Kind.start:
        return [...enter(task), note(`t${task}`, 'starts')];
      case Kind.resume:
        return [...enter(task), note(`t${task}`, `goes on after ${waitName(trace, event)}`)];
      case Kind.suspend:
        return [message(task, '->>', task, waitName(trace, event)), ...leave(task)];
      case Kind.finish:
        return [note(`t${task}`, a === 1 ? '✗ throws' : 'returns'), ...leave(task)];
      case Kind.close:
        return [note(`t${task}`, 'is closed before its end'), ...leave(task)];
      case Kind.deliver:
        return [message(a, '-->>', task, 'what it ended with')];
      case Kind.emit:
        return [message(task, '->>', task, `emit ${b}`)];
      case Kind.work:
        return [message(task, '->>', task, `work ${formatTime(b)}`)];
      case Kind.state:
        return [];
      case Kind.revoke:
        return [message(task, '-)', b, 'cancel')];
      case Kind.revoked:
        return [note(`t${task}`, `has cancelled ${trace.program.tasks[b]?.name}`)];
      case Kind.stray:
        return [note(`t${task}`, 'is continued unasked')];
      case Kind.release:
        return [note(`t${task}`, `releases ${LOCK_KEYS[a]}`)];
      case Kind.send:
        return [note(`t${task}`, `sends ${b} on ${CHANNELS[a]}`)];
      case Kind.receive:
        return [note(`t${task}`, `receives from ${CHANNELS[a]}`)];
      case Kind.shut:
        return [note(`t${task}`, `closes ${CHANNELS[a]}`)];
      case Kind.watch:
        return [note(`t${task}`, 'asks to be told')];
      case Kind.told:
        return [note(`t${events.task[a]}`, b > 0 ? `is told that fewer than ${b} wait` : 'is told of idle')];
      case Kind.look:
        return [note(`t${Math.max(task, 0)}`, `hears: ${figureWords(b)}`)];
      case Kind.expire:
        return [note(`t${task}`, a < 0 ? 'its time is up' : 'has waited long enough')];
      case Kind.refuse:
        return [note(`t${task}`, '✗ is refused')];
      default:
        return [note(`t${task}`, kindKey(kind))];
    }
  }

  /** An activation that was not begun must not be ended: Mermaid draws nothing at all then. */
  function enter(task: number): string[] {
    active[task]!++;
    return [`activate t${task}`];
  }

  function leave(task: number): string[] {
    if (active[task] === 0) return [];
    active[task]!--;
    return [`deactivate t${task}`];
  }

  function noteOverAll(text: string): string {
    return note(all, text, Math.min(NOTE.most, NOTE.each * tasks));
  }

  function message(from: number, arrow: string, to: number, text: string): string {
    const [left, right] = [Math.min(from, tasks - 1), Math.min(to, tasks - 1)];
    return `t${left}${arrow}t${right}: ${escaped(text)}`;
  }
}

function note(over: string, text: string, width: number = NOTE.most): string {
  return `Note over ${over}: ${wrap(text.trim() || '?', width)
    .map(escaped)
    .join('<br/>')}`;
}

/** All but plain letters, digits and what means nothing to Mermaid, Markdown and HTML alike is written as its code. */
function escaped(text: string): string {
  const safe = Array.from(text, (c) =>
    /[\p{L}\p{N} .,'()/+✗…›]/u.test(c) ? c : `#${c.codePointAt(0)};`,
  ).join('');
  // By itself, the word would end a block of the diagram.
  return safe.replace(/\bend\b/gi, (word) => `#${word.charCodeAt(0)};${word.slice(1)}`);
}
