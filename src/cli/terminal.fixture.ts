import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './cli.ts';
import type { ExitCode } from './exit.ts';
import type { Terminal } from './terminal.ts';

/** What a command line came to. */
export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'fairtick-cli-'));
}

/** Carries out a command line in this process, in a folder of its own where no other is given. */
export async function ran(args: readonly string[], more: Partial<Terminal> = {}): Promise<Ran> {
  let out = '';
  let err = '';
  const say = (text: string): void => {
    out += `${text}\n`;
  };
  const code = await run(args, {
    say,
    report: say,
    murmur: (text) => {
      err += text;
    },
    width: 100,
    ascii: false,
    interactive: false,
    cwd: emptyFolder(),
    stopSignal: () => new AbortController().signal,
    ...more,
  });
  return { code, out, err };
}
