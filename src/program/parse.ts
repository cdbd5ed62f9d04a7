import { alternatives, type Fault, jsonPath, misspelt, type Place, quoted, received } from './fault.ts';
import type { Program, Step, Task, TaskName } from './program.ts';
import { findFault } from './references.ts';
import { isObject, readStep } from './step.ts';

/** Foreign data is not a program. `message` is `path: reason`. */
export class ProgramError extends Error {
  override readonly name = 'ProgramError';
  /** `tasks[2].steps[0].join`; for a program in text notation `line 3, step 1`; `program` for the whole. */
  readonly path: string;
  /** What was expected, and what was received instead. */
  readonly reason: string;

  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`);
    this.path = path;
    this.reason = reason;
  }
}

/** The most tasks that a program may have, and the most steps that they may have together. */
const MOST_TASKS = 1_000;
const MOST_STEPS = 10_000;

/**
 * Reads a program from JSON of unknown origin. What it returns is made afresh and shares nothing with what it was given.
 * `{ "tasks": [] }` is the program whose main task does nothing.
 *
 * Throws a `ProgramError`, and nothing else, where the data is not a legal program: of wrong form, too large (1,000
 * tasks, 10,000 steps, spawns 100 deep), a name unknown, a task spawned never or twice, a join of what is not visible.
 *
 * @example
 * parseProgram({ tasks: [{ name: 'main', steps: [{ join: 'a' }] }] })
 * // ProgramError: tasks[0].steps[0].join: Expected the name of a task but received "a"
 */
export function parseProgram(json: unknown): Program {
  return readProgram(json, jsonPath);
}

/** Like `parseProgram`, for other notations: `pathOf` says how a place is called in what the user wrote. */
export function readProgram(json: unknown, pathOf: (place: Place) => string): Program {
  const program = read(json);
  if ('reason' in program) throw new ProgramError(pathOf(program.place), program.reason);
  const fault = findFault(program);
  if (fault !== undefined) throw new ProgramError(pathOf(fault.place), fault.reason);
  return program;
}

function read(json: unknown): Program | Fault {
  if (!isObject(json)) {
    return {
      place: {},
      reason: `Expected a program, an object with a list of "tasks", but ${received(json)}`,
    };
  }
  const stray = strayKey(json, ['tasks']);
  if (stray !== undefined) return { place: {}, reason: stray };
  const list = json.tasks;
  const place = { key: 'tasks' };
  if (!Array.isArray(list)) return { place, reason: `Expected a list of tasks but ${received(list)}` };
  if (list.length > MOST_TASKS) {
    return { place, reason: `Expected at most ${MOST_TASKS} tasks but received ${list.length}` };
  }
  if (list.length === 0) return { tasks: [{ name: 'main', steps: [] }] };
  const tasks: Task[] = [];
  const names = new Map<TaskName, number>();
  let room = MOST_STEPS;
  for (let i = 0; i < list.length; i++) {
    const task = readTask(list[i], i, names, room);
    if ('reason' in task) return task;
    room -= task.steps.length;
    tasks.push(task);
  }
  return { tasks };
}

function readTask(json: unknown, task: number, names: Map<TaskName, number>, room: number): Task | Fault {
  if (!isObject(json)) {
    return {
      place: { task },
      reason: `Expected a task, an object with "name" and "steps", but ${received(json)}`,
    };
  }
  const stray = strayKey(json, ['name', 'steps']);
  if (stray !== undefined) return { place: { task }, reason: stray };
  const fault = nameFault(json.name, names);
  if (fault !== undefined) return { place: { task, key: 'name' }, reason: fault };
  const name = json.name as TaskName;
  names.set(name, task);
  const list = json.steps;
  const place = { task, key: 'steps' };
  if (!Array.isArray(list)) return { place, reason: `Expected a list of steps but ${received(list)}` };
  if (list.length > room) {
    const sum = MOST_STEPS - room + list.length;
    return { place, reason: `Expected at most ${MOST_STEPS} steps in all but received ${sum} up to here` };
  }
  const steps: Step[] = [];
  for (let i = 0; i < list.length; i++) {
    const read = readStep(list[i]);
    if (read.step === undefined) {
      const { key, reason } = read;
      return { place: key === undefined ? { task, step: i } : { task, step: i, key }, reason };
    }
    steps.push(read.step);
  }
  return { name, steps };
}

function strayKey(json: object, keys: readonly string[]): string | undefined {
  const stray = Object.keys(json).find((key) => !keys.includes(key));
  return stray === undefined ? undefined : misspelt(`${alternatives(keys)} as a key`, stray, keys);
}

const NAME = /^[A-Za-z_][A-Za-z0-9_-]{0,39}$/;

function nameFault(name: unknown, names: ReadonlyMap<TaskName, number>): string | undefined {
  if (typeof name !== 'string') return `Expected a name but ${received(name)}`;
  if (!NAME.test(name)) {
    return `Expected a letter or "_" and up to 39 more letters, digits, "_" or "-" but ${received(name)}`;
  }
  const other = names.get(name);
  if (other === undefined) return undefined;
  return `Expected a name of its own but received ${quoted(name)}, as task ${other + 1} is called`;
}
