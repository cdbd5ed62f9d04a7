import { createHook } from 'node:async_hooks';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { real, route } from './real.ts';

/** How many real timers, immediates and message ports keep this process alive: counted before and after a run, a cheap
 *  sign that one has escaped the virtual clock. */
export function realTimers(): number {
  let count = 0;
  for (const type of process.getActiveResourcesInfo()) if (KINDS.has(type)) count++;
  return count;
}

/**
 * Runs `running` to its end and names each timer that it makes in real time, by code that took its own `setTimeout` before
 * `installGlobals`: "setTimeout called at some-package/index.js:12:3". It clears those timers: they are reported, not
 * waited for.
 *
 * Costs several times the run itself, since async hooks see every promise: use it where `realTimers` or a deadlock gives
 * reason to.
 */
export function* traceEscapes<T>(
  running: Generator<void, T, void>,
): Generator<void, { readonly value: T; readonly escapes: string[] }, void> {
  const escapes: string[] = [];
  const timers: object[] = [];
  let begun = false;
  const hook = createHook({
    init(_id: number, type: string, _trigger: number, resource: object): void {
      if (!KINDS.has(type)) return;
      if (route.clock === undefined) {
        // A run that was killed cannot switch this off; the first timer after it does.
        if (begun) hook.disable();
        return;
      }
      begun = true;
      const call = describeCall(type);
      if (call === undefined) return;
      timers.push(resource);
      // A channel has two ports.
      if (type !== 'MESSAGEPORT' || escapes.at(-1) !== call) escapes.push(call);
    },
  });
  hook.enable();
  try {
    return { value: yield* running, escapes };
  } finally {
    hook.disable();
    for (const timer of timers) clear(timer);
  }
}

/** As async hooks name them, and as `process.getActiveResourcesInfo` does. */
const KINDS: ReadonlySet<string> = new Set(['Timeout', 'Immediate', 'MESSAGEPORT', 'MessagePort']);

/** Undefined where it is this room that made it: the dispatchers, or the hop to a macrotask. */
function describeCall(type: string): string | undefined {
  let api = CONSTRUCTORS[type];
  for (const frame of frames()) {
    const file = fileOf(frame);
    if (file === undefined) {
      api = CONSTRUCTORS[type] ?? frame.getFunctionName() ?? undefined;
      continue;
    }
    if (isOwn(file)) return undefined;
    return `${api ?? type} called at ${shorten(file)}:${frame.getLineNumber()}:${frame.getColumnNumber()}`;
  }
  return undefined;
}

/** What is made by a constructor outside JavaScript, of which the stack says nothing. */
const CONSTRUCTORS: Readonly<Record<string, string>> = { MESSAGEPORT: 'new MessageChannel' };

/** Innermost first, without what is not code but its description, which tools may have rewritten. */
function frames(): readonly NodeJS.CallSite[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.stackTraceLimit = 100;
  Error.prepareStackTrace = (_, sites) => sites;
  const sites = new Error().stack as unknown as readonly NodeJS.CallSite[];
  Reflect.set(Error, 'prepareStackTrace', prepareStackTrace);
  Error.stackTraceLimit = stackTraceLimit;
  // The first three are this function, `describeCall` and the hook.
  return sites.slice(3);
}

/** Undefined for what belongs to Node, or to no file at all, as `new Promise`. */
function fileOf(frame: NodeJS.CallSite): string | undefined {
  const name = frame.getFileName();
  if (!name || name.startsWith('node:')) return undefined;
  return name.startsWith('file:') ? fileURLToPath(name) : name;
}

const ROOM = fileURLToPath(new URL('.', import.meta.url));

function isOwn(file: string): boolean {
  return file.startsWith(ROOM) && !file.includes('.test.');
}

function shorten(file: string): string {
  const packages = file.lastIndexOf(`node_modules${sep}`);
  const path = packages >= 0 ? file.slice(packages + 13) : relative(process.cwd(), file);
  return path.replaceAll(sep, '/');
}

function clear(timer: object): void {
  real.clearTimeout(timer as NodeJS.Timeout);
  real.clearImmediate(timer as NodeJS.Immediate);
}
