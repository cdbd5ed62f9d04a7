import type { Form } from '../../trace/claims.ts';
import type { Exported } from './exported.ts';
import { fileNameOf } from './file-name.ts';

/** What `fairtick init` has to know: its three questions. */
export interface Answers {
  readonly name: string;
  readonly form: Form;
  /** What the scheduler is imported from: a package, or a path as an import in the new file would write it. */
  readonly from: string;
}

/** A file to be written, unless it is there. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** The adapter, the file of its tests, and what vitest has to be told. */
export function filesFor(
  { name, form, from }: Answers,
  exported?: Exported,
): {
  readonly adapter: NewFile;
  readonly tests: NewFile;
  readonly config: NewFile;
} {
  const file = fileNameOf(name);
  const variable = variableFor(name);
  return {
    adapter: { path: `${file}.adapter.ts`, text: adapterText({ name, form, from }, variable, exported) },
    tests: {
      path: `${file}.test.ts`,
      text: `import { describeScheduler } from 'fairtick/vitest';
import { ${variable} } from './${file}.adapter.ts';

// One test for each law, and one for each failure that was saved.
describeScheduler(${variable});
`,
    },
    config: {
      path: 'vitest.config.ts',
      text: `import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Routes timers and Date through a virtual clock while a program runs, also for packages that keep them at import.
  test: { ${SETUP} },
});
`,
    },
  };
}

/** The line that a configuration of vitest's needs. */
export const SETUP = "setupFiles: ['fairtick/setup']";

export function variableFor(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const [first = 'scheduler', ...others] = words.map((word) => word.charAt(0).toLowerCase() + word.slice(1));
  const camel = first + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^[0-9]/.test(camel) ? `scheduler${camel}` : camel === 'subject' ? 'subjectScheduler' : camel;
}

function adapterText(
  { name, form, from }: Answers,
  variable: string,
  exported: Exported | undefined,
): string {
  const { supports, guarantees, ...rest } = FORMS[form];
  const { imported, create } = exported === undefined ? rest : withExport(rest, exported, variable);
  return `import { defineScheduler, type Scheduler } from 'fairtick';
import ${imported} from ${quoted(from)};

export const ${variable}: Scheduler = defineScheduler({
  name: ${quoted(name)},
  form: '${form}',
  // What it may be asked. Programs use only that.
  supports: ${supports},
  // What its documentation promises, and no more: each promise switches laws on.
  guarantees: ${guarantees},
  // Called once for each program. Put in how your scheduler is asked.
${create}
});
`;
}

type Template = { readonly imported: string; readonly create: string };

/** With what the module really exports in place of the stand-in. */
function withExport(
  { imported, create }: Template,
  { name, isDefault, made, takesNumber, method }: Exported,
  variable: string,
): Template {
  if (imported !== 'Subject') return { imported, create };
  // The adapter's own name goes first.
  const local = name === variable ? 'Subject' : name;
  const byName = local === name ? `{ ${name} }` : `{ ${name} as ${local} }`;
  const maker = made === 'new' ? `new ${local}` : local;
  return {
    imported: isDefault ? local : byName,
    create: create
      .replace('new Subject', maker)
      .replace('({ concurrency: limit })', takesNumber ? '(limit)' : '({ concurrency: limit })')
      .replace('subject.add(task)', `subject.${method === '' ? 'add' : method}(task)`),
  };
}

/** As the rest of the file is quoted. */
function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&').replace(/\s+/g, ' ')}'`;
}

/** What differs from form to form. `subject` is the scheduler under test. */
const FORMS: {
  readonly [F in Form]: {
    readonly imported: string;
    readonly supports: string;
    readonly guarantees: string;
    readonly create: string;
  };
} = {
  async: {
    imported: 'Subject',
    supports: "['limit']",
    guarantees: "{ order: 'fifo' }",
    create: `  create({ limit }) {
    const subject = new Subject({ concurrency: limit });
    return { spawn: (task) => subject.add(task) };
  },`,
  },
  coroutine: {
    imported: '* as subject',
    supports: "['spawn-nested']",
    guarantees: '{}',
    create: `  create: () => ({
    run: (main) => subject.run(main),
    *spawn(task) { return yield* subject.spawn(task); },
    *join(handle) { return yield* subject.join(handle); },
    *sleep(ms) { yield* subject.sleep(ms); },
  }),`,
  },
  pollable: {
    imported: '* as subject',
    supports: '[]',
    guarantees: '{ resolution: 1 }',
    create: `  create({ clock }) {
    // Tasks are objects with poll(now): boolean, and a result once that was true.
    return { run: (tasks) => subject.wait(tasks, clock) };
  },`,
  },
  callback: {
    imported: 'Subject',
    supports: "['spawn-nested']",
    guarantees: '{}',
    create: `  create() {
    const subject = new Subject();
    return {
      setTimer: (ms, callback) => subject.setTimeout(callback, ms),
      clearTimer: (timer) => subject.clearTimeout(timer),
    };
  },`,
  },
};
