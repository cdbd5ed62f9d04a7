import { capacityOf, keepChannels } from '../program/channels.ts';
import { keepLegal } from '../program/locks.ts';
import { expect } from '../program/oracle.ts';
import { CHANNELS, type ChannelName, type Program, type Step } from '../program/program.ts';
import type { Shape } from '../program/shape.ts';
import type { Dice } from './dice.ts';

/**
 * Lets two tasks, and often more pairs of them, talk over a channel: as many values are received as are sent, one more where
 * that is closed, or fewer where it can hold the others. Programs that come to a standstill by it, such as where main waits for a sender whose receiver it is,
 * are mostly given up: little can be asked of them, unless the scheduler says so.
 */
export function withChannels(
  random: Dice,
  busy: boolean,
  program: Program,
  { standstill: isAsked = false }: Pick<Shape, 'standstill'> = {},
): Program {
  let talking = program;
  for (let left = random.nextInt(1, busy ? 4 : 2); left > 0; left--) {
    const channel = CHANNELS[random.nextInt(0, CHANNELS.length - 1)]!;
    const standstill = random.nextInt(0, isAsked ? 1 : 15) === 0;
    for (let tries = standstill ? 1 : TRIES; tries > 0; tries--) {
      const lonely = isAsked && standstill && random.nextInt(0, 1) === 0;
      const tried = keepChannels((lonely ? wait : talk)(random, talking, channel));
      if (!standstill && !isEnding(tried)) continue;
      talking = tried;
      break;
    }
  }
  return talking;
}

const TRIES = 4;

/** Somebody waits for a value that nobody sends. */
function wait(random: Dice, { tasks }: Program, channel: ChannelName): Program {
  const waiting = random.nextInt(0, tasks.length - 1);
  return {
    tasks: tasks.map(({ name, steps }, task) =>
      task === waiting
        ? { name, steps: spread(random, steps, [{ receive: channel }], Math.max) }
        : { name, steps },
    ),
  };
}

function talk(random: Dice, program: Program, channel: ChannelName): Program {
  const sender = random.nextInt(0, program.tasks.length - 1);
  const other = random.nextInt(0, program.tasks.length - 2);
  const receiver = other < sender ? other : other + 1;
  const values = random.nextInt(1, random.nextInt(2, 5));
  const closes = random.nextInt(0, 1) === 0;
  const sends: Step[] = [];
  for (let value = 1; value <= values; value++) sends.push({ send: channel, value });
  if (closes) sends.push({ close: channel });
  const receives: Step[] = [];
  // What a channel holds need not be received.
  const kept = random.nextInt(0, 1) === 0 ? 0 : random.nextInt(0, capacityOf(CHANNELS.indexOf(channel)));
  const more = kept === 0 && closes ? random.nextInt(0, 1) : 0;
  for (let left = values - kept + more; left > 0; left--) receives.push({ receive: channel });
  return {
    tasks: program.tasks.map(({ name, steps }, task) => {
      if (task === sender) return { name, steps: spread(random, steps, sends, Math.min) };
      return task === receiver ? { name, steps: spread(random, steps, receives, Math.max) } : { name, steps };
    }),
  };
}

/** In their order, anywhere in a task, rather early or rather late in it; half of the time in one place. */
function spread(
  random: Dice,
  steps: readonly Step[],
  added: readonly Step[],
  rather: (one: number, other: number) => number,
): readonly Step[] {
  const end = steps.findIndex((step) => 'throw' in step);
  const last = end < 0 ? steps.length : end;
  const together = random.nextInt(0, 1) === 0;
  const all = steps.slice();
  let from = rather(random.nextInt(0, last), random.nextInt(0, last));
  added.forEach((step, position) => {
    all.splice(from + position, 0, step);
    if (!together) from = random.nextInt(from, last);
  });
  return keepLegal(all);
}

function isEnding(program: Program): boolean {
  return expect(program).tasks.every(({ outcome }) => outcome !== 'stuck');
}
