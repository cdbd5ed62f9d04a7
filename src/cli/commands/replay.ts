import { Command } from 'commander';
import type { Replay } from '../../harness/report.ts';
import type { End } from '../cli.ts';
import { EXIT, EXIT_CODES_HELP, type ExitCode, worstOf } from '../exit.ts';
import { fixtureFiles } from '../fixtures.ts';
import { schedulerNamed } from '../schedulers.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  readonly adapter?: string;
  readonly quiet?: true;
  readonly json?: true;
}

/** A replay, and whose it is. */
interface Replayed extends Replay {
  readonly scheduler: string;
}

export function replayCommand(terminal: Terminal, end: End): Command {
  return new Command('replay')
    .description('Run saved counterexamples again, and say what became of each.')
    .argument('<fixture...>', 'fixtures, or folders of them')
    .option(
      '-a, --adapter <file>',
      'the file that exports the scheduler; default: fairtick.config.ts, then what ships',
    )
    .option('-q, --quiet', 'a line each, no timelines')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
States:
  x fails    the same law is broken by the same run, event for event
  ~ drifted  the same law is broken by another run
  + fixed    the law holds now; keep the fixture, it is a regression test
  ! stale    the fixture's format, the law or the scheduler's claims have changed: it can no longer be run
  ? flaky    two replays differ: the scheduler is not deterministic

Examples:
  npx fairtick replay fixtures/counterexamples
  npx fairtick replay fixtures/counterexamples/my-queue/completion-7f3a12c9.json --adapter my-queue.ts
${EXIT_CODES_HELP}`,
    )
    .action(async (given: readonly string[], options: Options) => {
      const replays: Replayed[] = [];
      for (const file of fixtureFiles(given, terminal.cwd)) {
        const replayed = await replayFile(file, options, terminal);
        replays.push(replayed);
        if (!options.json) await tell(replayed, options, terminal);
      }
      if (options.json) terminal.say(JSON.stringify(replays.map(inShort), null, 2));
      else if (replays.length > 1) terminal.say(sum(replays));
      end(worstOf(replays.map(({ state }) => STATES[state].code)));
    });
}

/** After Schemathesis, whose replay has the same states. */
const STATES: { readonly [S in Replay['state']]: { readonly mark: string; readonly code: ExitCode } } = {
  fails: { mark: 'x', code: EXIT.broken },
  drifted: { mark: '~', code: EXIT.broken },
  fixed: { mark: '+', code: EXIT.fine },
  stale: { mark: '!', code: EXIT.unanswered },
  flaky: { mark: '?', code: EXIT.unanswered },
};

async function replayFile(file: string, { adapter }: Options, { cwd }: Terminal): Promise<Replayed> {
  const [{ FixtureError, readFixture }, { replay }] = await Promise.all([
    import('../../harness/fixture.ts'),
    import('../../harness/replay.ts'),
  ]);
  let scheduler: string;
  try {
    scheduler = readFixture(file).scheduler;
  } catch (error) {
    if (error instanceof FixtureError) return { file, scheduler: '', state: 'stale', reason: error.message };
    throw error;
  }
  return { ...(await replay(file, await schedulerNamed(scheduler, adapter, cwd))), scheduler };
}

async function tell(
  replayed: Replayed,
  { quiet, adapter }: Options,
  { report, width, ascii }: Terminal,
): Promise<void> {
  const { file, state, law, scheduler, reason, counterexample } = replayed;
  const subject = law === undefined ? '' : `  ${scheduler} › ${law}`;
  report(`${STATES[state].mark} ${state.padEnd(7)}  ${file}${ascii ? subject.replace('›', '>') : subject}`);
  if (reason !== undefined) report(`           ${reason}`);
  if (quiet || counterexample === undefined || state === 'fixed') return;
  const { failureText } = await import('../../report/failure.ts');
  const again = (): readonly string[] => [
    `Look:  npx fairtick view ${file}${adapter === undefined ? '' : ` --adapter ${adapter}`}`,
  ];
  report(`\n${failureText(counterexample, { width, ascii, again })}\n`);
}

function inShort({ file, scheduler, state, law, reason, counterexample }: Replayed): object {
  return { file, scheduler, law, state, reason, violation: counterexample?.violation.message };
}

function sum(replays: readonly Replayed[]): string {
  const counts = Object.keys(STATES).map((state) => [
    state,
    replays.filter((one) => one.state === state).length,
  ]);
  return `${replays.length} fixtures: ${counts
    .filter(([, count]) => count !== 0)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ')}`;
}
