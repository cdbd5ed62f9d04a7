import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EPOCH } from './date.ts';
import { installGlobals, routeTo } from './globals.ts';
import { real } from './real.ts';
import { VirtualClock } from './virtual-clock.ts';

installGlobals();
const clock = new VirtualClock();

describe('under a run, Date', () => {
  beforeEach(() => {
    clock.reset({ startTime: 86_400_000.7 });
    routeTo(clock);
  });
  afterEach(() => routeTo(undefined));

  test('tells virtual time in whole ms from 2000 on, however it is asked', () => {
    expect(Date.now()).toBe(EPOCH + 86_400_000);
    expect(new Date()).toEqual(new real.Date('2000-01-02'));
    expect(Reflect.construct(Date, []).getTime()).toBe(EPOCH + 86_400_000);
    expect(Date()).toBe(new real.Date('2000-01-02').toString());
  });

  test.each([0, 1, 1000])(
    'never shows 0, from which only the clock and performance.now count: start %i',
    (startTime) => {
      clock.reset({ startTime });
      expect([clock.now(), performance.now()]).toEqual([startTime, startTime]);
      expect(Date.now()).toBe(EPOCH + startTime);
    },
  );

  test('tells of other times what the real one tells', () => {
    expect(new Date(2020, 1, 29, 12).getTime()).toBe(new real.Date(2020, 1, 29, 12).getTime());
    expect(new Date('2020-02-29T00:00:00Z').toISOString()).toBe('2020-02-29T00:00:00.000Z');
    expect(Number.isNaN(new Date(undefined as never).getTime())).toBe(true);
    expect(new Date(5)).toEqual(new real.Date(5));
    expect([Date.UTC(2000, 0), Date.parse('2000-01-01'), Date.length]).toEqual([
      946684800000, 946684800000, 7,
    ]);
  });

  test('can be extended', () => {
    class Day extends Date {
      day(): number {
        return Math.floor(this.getTime() / 86_400_000);
      }
    }
    expect(new Day().day()).toBe(10_958);
    expect(new Day()).toBeInstanceOf(Day);
  });
});

test('dates are instances of both constructors, whenever they were made', () => {
  const before = new real.Date();
  for (const date of [before, new Date()]) {
    expect(date).toBeInstanceOf(Date);
    expect(date).toBeInstanceOf(real.Date);
    expect(date.constructor).toBe(Date);
    expect(Object.prototype.toString.call(date)).toBe('[object Date]');
  }
});
