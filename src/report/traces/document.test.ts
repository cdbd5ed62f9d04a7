import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Kind, Reason } from '../../trace/event.ts';
import { traceOf } from '../../trace/traces.fixture.ts';
import { leak } from '../example.fixture.ts';
import { traceDocument } from './document.ts';
import { misfits, type Schema } from './schema.fixture.ts';

const schema = JSON.parse(readFileSync('src/report/traces/trace.schema.json', 'utf8')) as Schema & {
  readonly $defs: { readonly [name: string]: Schema };
};

const written = traceOf({
  program: 'main: spawn a, join a, set-limit 2\na: sleep 3, work 2, emit 7, throw undefined',
  events: `0 main start
    0 main spawn a
    0 main suspend join a
    0 a start
    0 a suspend sleep 3
    0 advance 5 late 2
    5 a resume
    5 a work 2
    7 a emit 7
    7 a finish undefined
    7 main resume
    7 main deliver a
    7 main suspend set-limit 2`,
  startTime: 1000,
  ending: { kind: 'deadlock' },
});
const json = JSON.parse(JSON.stringify(traceDocument(written, { scheduler: 'q' })));

test('events are words, and times are ms since the start of the run', () => {
  expect(json.events).toEqual([
    { kind: 'start', time: 0, task: 'main' },
    { kind: 'spawn', time: 0, task: 'main', other: 'a' },
    { kind: 'suspend', time: 0, task: 'main', reason: 'join', other: 'a' },
    { kind: 'start', time: 0, task: 'a' },
    { kind: 'suspend', time: 0, task: 'a', reason: 'sleep', ms: 3 },
    { kind: 'advance', time: 0, to: 5, late: 2, deviation: 'late' },
    { kind: 'resume', time: 5, task: 'a', reason: 'sleep', ms: 3 },
    { kind: 'work', time: 5, task: 'a', step: 1, ms: 2 },
    { kind: 'emit', time: 7, task: 'a', step: 2, value: 7 },
    { kind: 'finish', time: 7, task: 'a', outcome: 'threw undefined' },
    { kind: 'resume', time: 7, task: 'main', reason: 'join', other: 'a' },
    { kind: 'deliver', time: 7, task: 'main', other: 'a', outcome: 'threw undefined' },
    { kind: 'suspend', time: 7, task: 'main', reason: 'set-limit', value: 2 },
  ]);
  expect(json).toMatchObject({ limit: null, ending: { kind: 'deadlock' }, more: 0 });
});

test('waits tell from when to when a task was suspended, and ready', () => {
  expect(json.waits).toEqual([
    { task: 'a', for: 'start', since: 1, ready: 1, readyTime: 0, resumed: 3 },
    { task: 'main', for: 'join', since: 2, ready: 9, readyTime: 7, resumed: 10 },
    { task: 'a', for: 'sleep', since: 4, ready: 5, readyTime: 3, resumed: 6 },
    { task: 'main', for: 'set-limit', since: 12, ready: null, readyTime: null, resumed: null },
  ]);
});

test('locks and channels are told by name, and fit the schema, too', () => {
  const sharing = traceOf({
    program: 'main: spawn a, send c 7, close c, acquire k 2\na: receive c, receive c',
    events: `0 main start
      0 main send c 7
      0 main suspend send c
      0 a receive c 0
      0 main resume
      0 main shut c
      0 a receive c -2
      0 main suspend acquire k 2
      0 main release k at end`,
  });
  const document = JSON.parse(JSON.stringify(traceDocument(sharing, { scheduler: 'q' })));
  expect(misfits(document, schema)).toEqual([]);
  expect(document.events.slice(1)).toEqual([
    { kind: 'send', time: 0, task: 'main', channel: 'c', value: 7 },
    { kind: 'suspend', time: 0, task: 'main', reason: 'send', channel: 'c' },
    { kind: 'receive', time: 0, task: 'a', channel: 'c', position: 0 },
    { kind: 'resume', time: 0, task: 'main', reason: 'send', channel: 'c' },
    { kind: 'shut', time: 0, task: 'main', channel: 'c' },
    { kind: 'receive', time: 0, task: 'a', channel: 'c', outcome: 'closed' },
    { kind: 'suspend', time: 0, task: 'main', reason: 'acquire', lock: 'k', permits: 2 },
    { kind: 'release', time: 0, task: 'main', lock: 'k', permits: 2, atEnd: true },
  ]);
});

test('a counterexample brings its violation along', () => {
  expect(traceDocument(leak.trace, leak)).toMatchObject({
    law: 'work-conservation',
    violation: { task: 'c', from: 0, to: 30, events: [6, 9] },
  });
});

test('it fits the published schema, and the schema admits nothing else', () => {
  const fine = JSON.parse(JSON.stringify(traceDocument(leak.trace, leak)));
  expect(misfits(json, schema)).toEqual([]);
  expect(misfits(fine, schema)).toEqual([]);
  for (const key of Object.keys(json)) {
    const { [key]: _, ...rest } = json;
    expect(misfits(rest, schema), `without ${key}`).toHaveLength(1);
  }
  expect(misfits({ ...fine, more: -1 }, schema)).toEqual(['$.more: below 0']);
  expect(misfits({ ...fine, extra: 1 }, schema)).toEqual(['$: extra is not foreseen']);
  expect(misfits({ ...fine, events: [{ kind: 'naps', time: '0' }] }, schema)).toHaveLength(2);
});

test('the schema knows every kind of event, and every reason', () => {
  const { event, reason } = schema.$defs as {
    readonly [name: string]: { properties: Schema; enum: unknown };
  };
  expect((event!.properties.kind as Schema).enum).toEqual(Object.keys(Kind));
  expect(reason!.enum).toEqual(Object.keys(Reason));
});
