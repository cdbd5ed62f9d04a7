import type { Fault } from './fault.ts';
import { CHANNELS, type ChannelName, kindOf, type Program, type Step, type StepKind } from './program.ts';

/** Values that a channel holds before its sender must wait; of 0, each waits for the other (a rendezvous). */
const CAPACITIES: Readonly<Record<ChannelName, number>> = { c: 0, d: 1, e: 2 };

/** Of a channel by its position in `CHANNELS`. */
export function capacityOf(channel: number): number {
  return CAPACITIES[CHANNELS[channel]!];
}

/** Who uses a channel, by number; −1 nobody so far. */
interface Ends {
  sender: number;
  receiver: number;
  closed: boolean;
}

/**
 * The rules of channels: one task sends, and closes behind its last value; one other receives; nobody is cancelled,
 * cleared or timed out.
 *
 * So what is received does not depend on the schedule (Kahn 1974): each task waits for one certain thing at a time. That goes
 * for a program that comes to a standstill as well: who sends what nobody receives is stuck, whoever schedules.
 */
export function findChannelFault(program: Program): Fault | undefined {
  let fault: Fault | undefined;
  judge(program, (task, step, key, reason) => {
    fault ??= { place: { task, step, key }, reason };
  });
  return fault;
}

/** The program without the steps that break the rules of channels; the same where none does. */
export function keepChannels(program: Program): Program {
  const illegal = new Set<Step>();
  const places = new Set<string>();
  judge(program, (task, step) => {
    illegal.add(program.tasks[task]!.steps[step]!);
    places.add(`${task} ${step}`);
  });
  if (illegal.size === 0) return program;
  return {
    tasks: program.tasks.map(({ name, steps }, task) => ({
      name,
      steps: steps.filter((_, step) => !places.has(`${task} ${step}`)),
    })),
  };
}

function cutsShort(step: Step): boolean {
  return 'cancel' in step || 'clear' in step || ('spawn' in step && step.timeout !== undefined);
}

type Tell = (task: number, step: number, key: StepKind, reason: string) => void;

function judge({ tasks }: Program, tell: Tell): void {
  if (!tasks.some(({ steps }) => steps.some(isExchange))) return;
  const cancels = tasks.some(({ steps }) => steps.some(cutsShort));
  const all = new Map<ChannelName, Ends>();
  for (let task = 0; task < tasks.length; task++) {
    const { steps } = tasks[task]!;
    for (let at = 0; at < steps.length; at++) {
      const step = steps[at]!;
      const channel = channelOf(step);
      if (channel === undefined) continue;
      const ends = all.get(channel) ?? { sender: -1, receiver: -1, closed: false };
      all.set(channel, ends);
      const kind = kindOf(step);
      const reason = cancels
        ? 'Expected no channels in a program that cancels or clears, or times tasks out'
        : takeEnd(ends, kind, task, channel);
      if (reason !== undefined) tell(task, at, kind, reason);
    }
  }
}

/** Why a task may not do that with a channel; undefined where it may, and then it is noted. */
function takeEnd(ends: Ends, kind: StepKind, task: number, channel: ChannelName): string | undefined {
  if (kind === 'receive') {
    if (ends.sender === task)
      return `Expected another task to receive from ${channel} than the one that sends`;
    if (ends.receiver >= 0 && ends.receiver !== task)
      return `Expected one task to receive from ${channel} but this is another`;
    ends.receiver = task;
    return undefined;
  }
  if (ends.receiver === task)
    return `Expected another task to send on ${channel}, and to close it, than the one that receives`;
  if (ends.sender >= 0 && ends.sender !== task)
    return `Expected one task to send on ${channel}, and to close it, but this is another`;
  if (ends.closed) return `Expected nothing behind the close of ${channel}`;
  ends.sender = task;
  ends.closed = kind === 'close';
  return undefined;
}

/** The channel that a step sends on, receives from or closes. */
export function channelOf(step: Step): ChannelName | undefined {
  if ('send' in step) return step.send;
  if ('receive' in step) return step.receive;
  return 'close' in step ? step.close : undefined;
}

export function isExchange(step: Step): boolean {
  return channelOf(step) !== undefined;
}
