import { readFileSync } from 'node:fs';
import { Command, CommanderError, Help } from 'commander';
import { checkCommand } from './commands/check.ts';
import { compareCommand } from './commands/compare.ts';
import { initCommand } from './commands/init.ts';
import { lawsCommand } from './commands/laws.ts';
import { replayCommand } from './commands/replay.ts';
import { soakCommand } from './commands/soak.ts';
import { viewCommand } from './commands/view.ts';
import { EXIT, EXIT_CODES_HELP, type ExitCode } from './exit.ts';
import type { Terminal } from './terminal.ts';
import { EXPLAINED } from './usage-error.ts';

/** How a command says what it ends with. */
export type End = (code: ExitCode) => void;

/**
 * Carries out a command line and gives the exit code; it never throws, and never ends the process.
 *
 * @example await run(["replay", "fixtures/counterexamples"], processTerminal()) // 1
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = EXIT.fine;
  const end: End = (given) => {
    code = given;
  };
  try {
    await commandLine(terminal, end).parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return explain(error, terminal);
  }
}

/** All commands. They import what they need when they run: `--help` and `replay` must not wait for what they do not use. */
function commandLine(terminal: Terminal, end: End): Command {
  const program = new Command('fairtick')
    .description('Property-based conformance tests for schedulers.')
    .version(versionOfPackage(), '-V, --version')
    .addHelpText(
      'after',
      `
Examples:
  npx fairtick check my-queue.ts             try thousands of programs on the scheduler that the file exports
  npx fairtick replay fixtures/counterexamples   run the saved failures again
  npx fairtick view fixtures/counterexamples/my-queue/completion-7f3a12c9.json
  npx fairtick compare p-queue@9.3.5 p-queue@10.0.0
${EXIT_CODES_HELP}`,
    );
  const commands = [
    initCommand,
    checkCommand,
    replayCommand,
    viewCommand,
    compareCommand,
    soakCommand,
    lawsCommand,
  ];
  for (const command of commands) program.addCommand(command(terminal, end));
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .showSuggestionAfterError()
      .showHelpAfterError(
        `(--help lists what there is: fairtick ${command === program ? '' : `${command.name()} `}--help)`,
      )
      .configureHelp({ ...new Help(), helpWidth: terminal.width })
      .configureOutput({
        writeOut: (text) => terminal.say(text.trimEnd()),
        writeErr: (text) => terminal.murmur(text),
      });
  }
  return program;
}

function versionOfPackage(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}

/** Commander has said its own errors already. */
function explain(error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.unanswered;
  const { name, message, stack } = error as Error;
  terminal.murmur(`fairtick: ${EXPLAINED.has(name) ? message : (stack ?? String(error))}\n`);
  return EXIT.unanswered;
}
