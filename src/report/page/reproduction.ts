import type { Environment } from '../../program/case.ts';
import { kindOf, type Program, type Step, type StepOf, type Task } from '../../program/program.ts';
import { boundsText } from '../../program/rate.ts';
import { roomText } from '../../program/room.ts';
import { isPolite } from '../../program/world.ts';
import type { Claims } from '../../trace/claims.ts';
import type { Reproduction } from './model.ts';

/**
 * The program as a TypeScript file that needs neither Fairtick nor an adapter: for a bug report to the author of a queue.
 * Only what is written in promises can be; of other forms it says so.
 */
export function reproductionOf(
  program: Program,
  { scheduler, form, supports }: Claims,
  environment: Environment,
  broken: string,
): Reproduction {
  if (form !== 'async') return { none: `${scheduler} is not written in promises but in the form '${form}'.` };
  if (!isPolite(environment))
    return { none: 'It takes a clock that is late: a real one cannot be told to be.' };
  const refusal = program.tasks
    .flatMap(({ steps }) => steps)
    .map(refusalOf)
    .find((reason) => reason !== '');
  if (refusal !== undefined) return { none: refusal };
  const limited = supports.has('limit');
  const lines = [
    `// ${[`${oneLine(scheduler)}: ${broken}`, ...boundsText(environment)].join(', ')}`,
    ...runnerOf(scheduler, limited ? environment.limit : 0, environment.room),
    ...PRELUDE,
    ...program.tasks
      .slice(1)
      .toReversed()
      .flatMap((task) => functionOf(task)),
    ...mainOf(program.tasks[0]!),
  ];
  return { code: `${lines.join('\n')}\n` };
}

const PRELUDE: readonly string[] = [
  '',
  'const began = Date.now();',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a line of the code that is written
  'const log = (text: string): void => console.log(`${Date.now() - began} ms  ${text}`);',
  'const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));',
  'const hold = (ms: number): void => { for (const end = Date.now() + ms; Date.now() < end; ); };',
  'const handles: { [task: string]: PromiseLike<unknown> } = {};',
  '',
];

/** What is known of published packages; of others only the reader knows. */
function runnerOf(scheduler: string, limit: number, room: number | undefined): readonly string[] {
  switch (scheduler.replace(/(?<=.)@.*$/, '')) {
    case 'p-limit':
      return ["import pLimit from 'p-limit';", `const run = pLimit(${limit});`];
    case 'p-queue':
      return [
        "import PQueue from 'p-queue';",
        `const queue = new PQueue({ concurrency: ${limit} });`,
        'const run = (task: () => Promise<void>): PromiseLike<unknown> => queue.add(task);',
      ];
    case 'promise-queue':
      return [
        "import Queue from 'promise-queue';",
        `const queue = new Queue(${[limit, ...(room === undefined ? [] : [room])].join(', ')});`,
        'const run = (task: () => Promise<void>): PromiseLike<unknown> => queue.add(task);',
      ];
    default:
      return [
        `// Put ${oneLine(scheduler)} here${limit > 0 ? `, with a limit of ${limit}` : ''}${room === undefined ? '' : ` and ${roomText(room)} to wait`}: as it stands tasks simply run.`,
        'const run = (task: () => Promise<void>): PromiseLike<unknown> => Promise.resolve().then(task);',
      ];
  }
}

function functionOf({ name, steps }: Task): string[] {
  const isSync = throwsSync(steps);
  return [
    `const ${identifier(name)} = ${isSync ? '(): Promise<void>' : 'async (): Promise<void>'} => {`,
    `  log('${name} starts');`,
    ...bodyOf({ name, steps }),
    '};',
    '',
  ];
}

/** A throw before the first suspension that is to come out of the call itself. */
function throwsSync(steps: readonly Step[]): boolean {
  for (const step of steps) {
    if ('throw' in step) return step.sync === true;
    if (!('emit' in step || 'work' in step || 'spawn' in step)) return false;
  }
  return false;
}

/** Up to the first throw: what comes after it is never reached. */
function bodyOf({ name, steps }: Task): string[] {
  const end = steps.findIndex((step) => 'throw' in step);
  if (end >= 0) return steps.slice(0, end + 1).flatMap((step) => linesOf(step, name));
  return [...steps.flatMap((step) => linesOf(step, name)), `  log('${name} returns');`];
}

function mainOf(task: Task): string[] {
  return bodyOf(task).map((line) => line.slice(2));
}

function linesOf(step: Step, name: string): string[] {
  const kind = kindOf(step);
  switch (kind) {
    case 'emit':
      return [`  log('${name} emits ${(step as StepOf<'emit'>).emit}');`];
    case 'yield':
      return ['  await undefined;'];
    case 'sleep': {
      const { sleep, finally: cleanup } = step as StepOf<'sleep'>;
      const waits =
        cleanup === undefined
          ? [`  await sleep(${sleep});`]
          : ['  try {', `    await sleep(${sleep});`, '  } finally {', `    await sleep(${cleanup});`, '  }'];
      return [...waits, `  log('${name} goes on');`];
    }
    case 'work':
      return [`  hold(${(step as StepOf<'work'>).work});`];
    case 'spawn': {
      const child = (step as StepOf<'spawn'>).spawn;
      return [
        `  handles['${child}'] = run(${identifier(child)});`,
        `  handles['${child}'].then(undefined, () => log('${child} threw'));`,
      ];
    }
    case 'join': {
      const child = (step as StepOf<'join'>).join;
      return [`  await handles['${child}'];`, `  log('${name} joined ${child}');`];
    }
    case 'settle': {
      const child = (step as StepOf<'settle'>).settle;
      return [`  await Promise.allSettled([handles['${child}']]);`, `  log('${name} joined ${child}');`];
    }
    case 'throw': {
      const { throw: thrown } = step as StepOf<'throw'>;
      return [`  log('${name} throws');`, `  throw ${thrownCode(thrown, name)};`];
    }
    case 'watch':
    case 'look':
      return [];
    case 'loop':
      return [`  for (let i = 0; i < ${(step as StepOf<'loop'>).loop}; i++) await undefined;`];
    case 'cancel':
    case 'idle':
    case 'pause':
    case 'resume':
    case 'clear':
    case 'set-limit':
    case 'set-priority':
    case 'cleanup':
    case 'acquire':
    case 'release':
    case 'send':
    case 'receive':
    case 'close':
      return [];
  }
}

/** Why a step cannot be written without an adapter; empty where it can. */
function refusalOf(step: Step): string {
  const kind = kindOf(step);
  switch (kind) {
    case 'cancel':
      return 'It cancels: how that is asked for only the adapter knows.';
    case 'idle':
      return 'It waits for idle: how that is asked for only the adapter knows.';
    case 'watch':
    case 'look':
      return 'It asks what the scheduler says of itself: how that is asked for only the adapter knows.';
    case 'pause':
    case 'resume':
    case 'clear':
    case 'set-limit':
    case 'set-priority':
      return 'It controls the scheduler: how that is asked for only the adapter knows.';
    case 'cleanup':
      return 'It cleans up behind what it cancels: how that is asked for only the adapter knows.';
    case 'acquire':
    case 'release':
      return 'It takes locks: how that is asked for only the adapter knows.';
    case 'send':
    case 'receive':
    case 'close':
      return 'It uses channels: how that is asked for only the adapter knows.';
    case 'spawn':
      if ((step as StepOf<'spawn'>).timeout !== undefined)
        return 'It gives tasks timeouts: how that is asked for only the adapter knows.';
      if ('at' in step) return 'It spawns as it cleans up: how that is asked for only the adapter knows.';
      if ('for' in step)
        return 'It has tasks race, or wait for each other: how that is asked for only the adapter knows.';
      if ('after' in step) return 'It gives tasks as promises: how that is asked for only the adapter knows.';
      return (step as StepOf<'spawn'>).priority === undefined
        ? ''
        : 'It gives tasks priorities: how that is asked for only the adapter knows.';
    case 'emit':
    case 'yield':
    case 'sleep':
    case 'work':
    case 'join':
    case 'settle':
    case 'loop':
    case 'throw':
      return '';
  }
}

function thrownCode(thrown: StepOf<'throw'>['throw'], name: string): string {
  switch (thrown) {
    case 'error':
      return `new Error('${name}')`;
    case 'zero':
      return '0';
    case 'empty':
      return "''";
    default:
      return thrown;
  }
}

/** Tasks may be named as words of the language are, or with a dash. */
function identifier(task: string): string {
  return `task_${task.replaceAll('-', '$')}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
