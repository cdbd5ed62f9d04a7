import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node';
import { grouped } from '../report/grouped.ts';
import { clockText } from '../report/progress.ts';
import './meta.ts';

/** How far a run of vitest has come: schedulers, not tests, since all tests of one wait for the same search. */
export interface Standing {
  /** Schedulers of which every law was judged, and all that are known to be there. */
  done: number;
  all: number;
  programs: number;
}

/**
 * A reporter that only says, on stderr, how many schedulers are done, how many programs a second that took, and how long the
 * rest will take: a line that is written over, or in a log one every half minute. Beside another one, which says what came of it.
 *
 * @example reporters: ['./src/vitest/progress-reporter.ts', './src/vitest/reporter.ts']
 */
export default class ProgressReporter implements Reporter {
  private readonly standing: Standing = { done: 0, all: 0, programs: 0 };
  /** Of each scheduler the tests that have not ended. */
  private readonly open = new Map<string, number>();
  private began = 0;
  private last = 0;
  private readonly isTerminal: boolean = process.stderr.isTTY === true && !process.env.CI;

  onInit(_: Vitest): void {
    this.began = performance.now();
    this.last = this.began;
  }

  onTestModuleCollected(module: TestModule): void {
    for (const suite of module.children.suites()) {
      this.open.set(suite.fullName, [...suite.children.allTests()].length);
      this.standing.all++;
    }
    this.show();
  }

  onTestCaseResult(test: TestCase): void {
    const suite = test.parent.type === 'suite' ? test.parent.fullName : '';
    const left = (this.open.get(suite) ?? 0) - 1;
    if (left < 0) return;
    this.open.set(suite, left);
    if (left === 0) {
      const cell = test.meta().fairtick;
      this.standing.programs += (cell?.runs ?? 0) + (cell?.exhaustive?.cases ?? 0);
      this.standing.done++;
    }
    this.show();
  }

  onTestRunEnd(): void {
    if (this.isTerminal) process.stderr.write(`\r${' '.repeat(WIDTH)}\r`);
  }

  private show(): void {
    const now = performance.now();
    if (now - this.last < (this.isTerminal ? SHOWN : LOGGED)) return;
    this.last = now;
    const text = standingText(this.standing, now - this.began);
    process.stderr.write(this.isTerminal ? `\r${text.padEnd(WIDTH)}` : `${text}\n`);
  }
}

const WIDTH = 79;

/** ms of real time between two states of a line that is written over, and between two lines of a log. */
const SHOWN = 100;
const LOGGED = 30_000;

/** @example standingText({ done: 4, all: 11, programs: 36_000 }, 8000) // '4 of 11 schedulers, 36,000 programs, 4,500/s, 0:14 left' */
export function standingText({ done, all, programs }: Standing, elapsed: number): string {
  const speed = `${grouped(programs)} programs, ${grouped(Math.round((programs * 1000) / Math.max(1, elapsed)))}/s`;
  const left = done === 0 ? '' : `, ${clockText((elapsed * (all - done)) / done)} left`;
  return `${done} of ${all} schedulers, ${speed}${left}`;
}
