import { isAscii } from '../report/ascii.ts';
import { hasColour, painted } from './paint.ts';

/** Where a command writes to, and what it knows of it: a test gives another one. */
export interface Terminal {
  /** Answers: to stdout, a line break is added. */
  readonly say: (text: string) => void;
  /** Answers for a person: in colours, where the terminal has any. */
  readonly report: (text: string) => void;
  /** Progress and complaints: to stderr, as they are. */
  readonly murmur: (text: string) => void;
  /** Characters a line. */
  readonly width: number;
  /** It cannot show more than ASCII. */
  readonly ascii: boolean;
  /** A person sits there: a line of progress may be written over, and questions may be asked. */
  readonly interactive: boolean;
  /** Paths are relative to this folder. */
  readonly cwd: string;
  /** From the call on Ctrl-C ends nothing by itself but aborts this: for what has something to put away first. */
  readonly stopSignal: () => AbortSignal;
}

export function processTerminal(): Terminal {
  const { stdout, stderr, stdin, env } = process;
  // Whoever reads it has seen enough (`| head`): what is to be written into files still is.
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  const colours = hasColour(env, stdout.isTTY === true);
  return {
    say: (text) => void stdout.write(`${text}\n`),
    report: (text) => void stdout.write(`${colours ? painted(text) : text}\n`),
    murmur: (text) => void stderr.write(text),
    width: Math.max(60, Math.min(stdout.columns ?? 100, 120)),
    ascii: isAscii(env, process.platform),
    interactive: stdin.isTTY === true && stderr.isTTY === true && !env.CI,
    cwd: process.cwd(),
    stopSignal() {
      const stop = new AbortController();
      // Once: a second Ctrl-C ends the process, whatever it is at.
      process.once('SIGINT', () => stop.abort());
      process.once('SIGTERM', () => stop.abort());
      return stop.signal;
    },
  };
}
