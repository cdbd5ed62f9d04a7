import { keepChannels } from '../program/channels.ts';
import { keepLegal } from '../program/locks.ts';
import { expect } from '../program/oracle.ts';
import { CHANNELS, type ChannelName, type Program, type Step } from '../program/program.ts';
import type { Dice } from './dice.ts';

/**
 * Lets two tasks, sometimes two pairs of them, talk over a channel: as many values are received as are sent, or one more
 * where that is closed. Programs that come to a standstill by it, such as where main waits for a sender whose receiver it is,
 * are mostly given up: little can be asked of them.
 */
export function withChannels(random: Dice, program: Program): Program {
  let talking = program;
  for (let left = random.nextInt(0, 2) === 0 ? 2 : 1; left > 0; left--) {
    const channel = CHANNELS[random.nextInt(0, CHANNELS.length - 1)]!;
    const tried = keepChannels(talk(random, talking, channel));
    if (random.nextInt(0, 15) === 0 || isEnding(tried)) talking = tried;
  }
  return talking;
}

function talk(random: Dice, program: Program, channel: ChannelName): Program {
  const sender = random.nextInt(0, program.tasks.length - 1);
  const other = random.nextInt(0, program.tasks.length - 2);
  const receiver = other < sender ? other : other + 1;
  const values = random.nextInt(1, random.nextInt(1, 4));
  const closes = random.nextInt(0, 1) === 0;
  const sends: Step[] = [];
  for (let value = 1; value <= values; value++) sends.push({ send: channel, value });
  if (closes) sends.push({ close: channel });
  const receives: Step[] = [];
  for (let left = values + (closes ? random.nextInt(0, 1) : 0); left > 0; left--)
    receives.push({ receive: channel });
  return {
    tasks: program.tasks.map(({ name, steps }, task) => {
      if (task === sender) return { name, steps: spread(random, steps, sends) };
      return task === receiver ? { name, steps: spread(random, steps, receives) } : { name, steps };
    }),
  };
}

/** In their order, anywhere in a task; half of the time in one place. */
function spread(random: Dice, steps: readonly Step[], added: readonly Step[]): readonly Step[] {
  const end = steps.findIndex((step) => 'throw' in step);
  const last = end < 0 ? steps.length : end;
  const together = random.nextInt(0, 1) === 0;
  const all = steps.slice();
  let from = random.nextInt(0, last);
  added.forEach((step, position) => {
    all.splice(from + position, 0, step);
    if (!together) from = random.nextInt(from, last);
  });
  return keepLegal(all);
}

function isEnding(program: Program): boolean {
  return expect(program).tasks.every(({ outcome }) => outcome !== 'stuck');
}
