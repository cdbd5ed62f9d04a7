/** @typedef {import('../model.ts').RunView} RunView */
/** @typedef {import('../model.ts').WaitView} WaitView */

/**
 * @typedef {object} TaskState
 * @property {'not spawned' | 'ready' | 'running' | 'suspended' | 'finished'} state
 * @property {string} words What it waits for, or how it ended; empty where there is nothing to say.
 * @property {number} step The step at which it stands; -1 before the first.
 */

/**
 * @typedef {object} Instant
 * @property {number} time
 * @property {string} words What happens at this event.
 * @property {TaskState[]} tasks
 * @property {number[]} ready Tasks in the order in which they became ready.
 * @property {{ task: number, deadline: number }[]} sleeping The earliest deadline first.
 */

/**
 * What is the case after an event of a run.
 *
 * @param {RunView} run
 * @param {number} event -1: before the first.
 * @param {number} tasks How many there are.
 * @returns {Instant}
 */
export function instantAt(run, event, tasks) {
  /** @type {TaskState[]} */
  const states = Array.from({ length: tasks }, () => ({ state: 'not spawned', words: '', step: -1 }));
  for (let i = 0; i <= event; i++) {
    const [, , task, mark, step] = run.events[i];
    const state = states[task];
    if (state === undefined) continue;
    state.step = step;
    switch (mark) {
      case 'return':
        Object.assign(state, { state: 'finished', words: 'returned' });
        break;
      case 'throw':
        Object.assign(state, { state: 'finished', words: 'threw' });
        break;
      case 'close':
        Object.assign(state, { state: 'finished', words: 'closed' });
        break;
      case 'clock':
      case 'suspend':
        break;
      default:
        Object.assign(state, { state: 'running', words: '' });
    }
  }
  /** @type {{ task: number, since: number }[]} */
  const ready = [];
  /** @type {Instant['sleeping']} */
  const sleeping = [];
  for (const wait of run.waits) addWait(wait);
  ready.sort((a, b) => a.since - b.since);
  sleeping.sort((a, b) => a.deadline - b.deadline);
  const [, time, , , , words] = run.events[event] ?? [
    0,
    run.times[0] ?? 0,
    -1,
    'clock',
    -1,
    'before the first event',
  ];
  return { time, words, tasks: states, ready: ready.map(({ task }) => task), sleeping };

  /** @param {WaitView} wait */
  function addWait([task, suspend, since, resume, deadline, words]) {
    const state = states[task];
    if (
      suspend > event ||
      (resume >= 0 && resume <= event) ||
      state === undefined ||
      state.state === 'finished'
    )
      return;
    if (since >= 0 && since <= event) {
      Object.assign(state, { state: 'ready', words: `for ${words}` });
      ready.push({ task, since });
      return;
    }
    Object.assign(state, {
      state: 'suspended',
      words: deadline === null ? `for ${words}` : `until ${deadline} ms`,
    });
    if (deadline !== null) sleeping.push({ task, deadline });
  }
}
