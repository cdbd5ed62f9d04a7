import { VirtualClock } from '../dist/clock/virtual-clock.js';
import { EventLoop } from '../dist/schedulers/event-loop.js';
import { Ring } from '../dist/schedulers/ring.js';
import { select } from '../dist/schedulers/round-robin.js';
import { short, sideBySide, table } from './measure.mjs';

const TASKS = 1000;
const TURNS = 200;

/** A turn costs what `generator.next()` costs, and what the scheduler adds: at most as much again. */
export async function turns() {
  const ns = await sideBySide({
    'bare `generator.next()`': bareLoop,
    'round-robin `select()`': roundRobin,
    'event-loop': eventLoop,
  });
  const [[, bare]] = Object.entries(ns);
  return table(
    ['turns of 1,000 tasks', 'ns a turn', 'against bare (bar: 2)'],
    Object.entries(ns).map(([name, each]) => [name, short(each), short(each / bare)]),
  );
}

function* task() {
  for (let turn = 1; turn < TURNS; turn++) yield;
}

function bareLoop() {
  let tasks = Array.from({ length: TASKS }, task);
  let count = 0;
  while (tasks.length > 0) {
    const left = [];
    for (const each of tasks) {
      count++;
      if (!each.next().done) left.push(each);
    }
    tasks = left;
  }
  return count;
}

function roundRobin() {
  const rotation = new Ring();
  for (let i = 0; i < TASKS; i++) rotation.push({ coroutine: task(), outcome: undefined });
  let count = 0;
  for (; rotation.length > 0; count++) select(rotation);
  return count;
}

function eventLoop() {
  const clock = new VirtualClock();
  clock.reset({ budgets: { turns: Number.POSITIVE_INFINITY } });
  const loop = new EventLoop(clock);
  loop.runUntilComplete(loop.gather(Array.from({ length: TASKS }, task)));
  return TASKS * TURNS;
}
