import { describe, expect, test } from 'vitest';
import { keepChannels } from './channels.ts';
import { expect as foretell } from './oracle.ts';
import { parseProgram } from './parse.ts';
import { parseText, printProgram } from './text.ts';

describe('the rules of channels', () => {
  test.each([
    ['main: spawn a, send c 1, send c -7, close c\na: receive c, receive c, receive c'],
    ['main: spawn a, receive d, send e 3\na: send d 1, receive e'],
  ])('%j is legal, and prints as it was written', (text) => {
    const printed = printProgram(parseText(text));
    expect(printed.replaceAll(/: +/g, ': ')).toBe(text);
    expect(parseProgram(JSON.parse(JSON.stringify(parseText(text))))).toEqual(parseText(text));
  });

  test.each([
    [
      'main: send c 1, receive c',
      'line 1, step 2: Expected another task to receive from c than the one that sends',
    ],
    ['main: receive c, close c', 'line 1, step 2: Expected another task to send on c, and to close it, than'],
    [
      'main: spawn a, send c 1\na: send c 2',
      'line 2, step 1: Expected one task to send on c, and to close it, but',
    ],
    [
      'main: spawn a, receive c\na: receive c',
      'line 2, step 1: Expected one task to receive from c but this is another',
    ],
    ['main: close c, send c 1', 'line 1, step 2: Expected nothing behind the close of c'],
    ['main: close c, close c', 'line 1, step 2: Expected nothing behind the close of c'],
    [
      'main: spawn a, cancel a\na: send c 1',
      'line 2, step 1: Expected no channels in a program that cancels',
    ],
    ['main: acquire k, send c 1', 'line 1, step 2: Expected no wait for other tasks while a lock is held'],
  ])('%j is not', (text, message) => {
    expect(() => parseText(text)).toThrow(message);
  });

  test.each([
    [
      { send: 'q', value: 1 },
      'tasks[0].steps[0].send: Expected a channel ("c", "d" or "e") but received "q"',
    ],
    [
      { send: 'c' },
      'tasks[0].steps[0].value: Expected a whole number from -2147483648 to 2147483647 but received nothing',
    ],
    [{ send: 'c', value: 0.5 }, 'but received 0.5'],
    [{ receive: 'c', value: 1 }, 'tasks[0].steps[0].value: Expected "value" on a "send" only'],
    [{ close: 1 }, 'tasks[0].steps[0].close: Expected a channel ("c", "d" or "e") but received 1'],
  ])('the step %j of foreign JSON is refused by place and value', (step, message) => {
    expect(() => parseProgram({ tasks: [{ name: 'main', steps: [step] }] })).toThrow(message);
  });

  test('what breaks them can be left out, and a program that breaks none is kept', () => {
    const tangled = {
      tasks: [
        { name: 'main', steps: [{ spawn: 'a' }, { send: 'c', value: 1 }, { receive: 'c' }] },
        { name: 'a', steps: [{ receive: 'c' }, { send: 'c', value: 2 }] },
      ],
    } as const;
    expect(printProgram(keepChannels(tangled))).toBe('main: spawn a, send c 1\na:    receive c');
    const legal = parseText('main: send c 1');
    expect(keepChannels(legal)).toBe(legal);
  });
});

describe('the oracle follows channels', () => {
  const endOf = (text: string, lateness = 0) =>
    foretell(parseText(text), lateness).tasks.map(({ outcome, digest, finish, latestFinish }) => ({
      outcome,
      digest,
      finish,
      latestFinish,
    }));

  test('in a rendezvous each waits for the other', () => {
    const both = 'main: spawn a, sleep 3, send c 5\na: receive c, emit 1';
    expect(endOf(both)).toMatchObject([
      { outcome: 'returned', finish: 3 },
      { outcome: 'returned', finish: 3, digest: 5 * 31 + 1 },
    ]);
    expect(endOf('main: spawn a, send c 5\na: sleep 4, receive c')).toMatchObject([
      { finish: 4 },
      { finish: 4 },
    ]);
  });

  test('a channel that holds a value lets its sender go on, up to the next one', () => {
    const two = 'main: spawn a, send d 1, emit 1, send d 2\na: sleep 4, receive d, sleep 1, receive d';
    expect(endOf(two)).toMatchObject([{ finish: 4 }, { finish: 5, digest: 33 }]);
    expect(endOf(two.replaceAll(' d', ' e'))).toMatchObject([{ finish: 0 }, { finish: 5, digest: 33 }]);
  });

  test('whichever task it follows first, room that comes late is waited for', () => {
    expect(
      endOf('main: spawn a, sleep 2, receive d, receive d\na: send d 1, send d 2, sleep 1'),
    ).toMatchObject([{ finish: 2, digest: 33 }, { finish: 3 }]);
  });

  test('a close is heard of when all is received, by one that waits as by one that comes', () => {
    expect(
      endOf('main: spawn a, send d 1, sleep 2, close d\na: receive d, receive d, receive d'),
    ).toMatchObject([
      { outcome: 'returned', finish: 2 },
      { outcome: 'returned', finish: 2, digest: (31 + 89) * 31 + 89 },
    ]);
  });

  test('who sends what nobody receives is stuck, and who waits for what nobody sends', () => {
    expect(endOf('main: spawn a, settle a\na: send c 1').map(({ outcome }) => outcome)).toEqual([
      'stuck',
      'stuck',
    ]);
    expect(endOf('main: spawn a\na: receive d').map(({ outcome }) => outcome)).toEqual(['returned', 'stuck']);
    const crossed = 'main: spawn a, send c 1, receive d\na: send d 1, receive c';
    expect(endOf(crossed).map(({ outcome }) => outcome)).toEqual(['returned', 'returned']);
    expect(
      endOf(crossed.replaceAll(' d', ' e').replaceAll('e 1', 'e 1, send e 2, send e 3')).map(
        ({ outcome }) => outcome,
      ),
    ).toEqual(['stuck', 'stuck']);
  });

  test('each exchange may be as late as a wake-up, and makes both depend on each other', () => {
    expect(endOf('main: spawn a, send c 5\na: receive c', 2)).toMatchObject([
      { latestFinish: 6 },
      { latestFinish: 6 },
    ]);
    const { tasks } = foretell(parseText('main: spawn a, send c 5\na: receive c'));
    expect([tasks[0]!.dependsOn.has(1), tasks[1]!.dependsOn.has(0)]).toEqual([true, true]);
  });
});
