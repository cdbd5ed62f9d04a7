import { executionAsyncId } from 'node:async_hooks';
import { expect, test } from 'vitest';
import { canDrain, drain, macrotask } from './drain.ts';
import { guard } from './guard.ts';
import { collectRejections } from './rejections.ts';

test('this Node can drain in place', async () => {
  const answer = await macrotask(canDrain);
  expect(
    answer,
    'process._tickCallback is gone or has changed: every run now takes the slow path. Find another drain (src/clock/drain.ts) before this Node is supported.',
  ).toBe(true);
});

test('ticks and microtasks run in the order of a real turn', async () => {
  const inPlace = await macrotask(() => {
    const order = start();
    drain();
    return order;
  });
  const real = await new Promise<string[]>((resolve) => {
    setImmediate(() => {
      const order = start();
      setImmediate(() => resolve(order));
    });
  });
  expect(inPlace).toEqual(real);
  expect(inPlace).toHaveLength(6);
});

test('a drain inside a microtask does nothing, which is why runs hop to a macrotask', async () => {
  await Promise.resolve();
  let ran = false;
  Promise.resolve().then(() => {
    ran = true;
  });
  drain();
  expect(ran).toBe(false);
});

test('a chain of a thousand reactions is drained to its end', async () => {
  let count = 0;
  const next = (): unknown => (++count < 1000 ? Promise.resolve().then(next) : undefined);
  await macrotask(() => {
    next();
    drain();
    expect(count).toBe(1000);
  });
});

test('what a tick throws is collected, and the ticks behind it still run', async () => {
  const order: string[] = [];
  const error = new Error('of a tick');
  await macrotask(() => {
    const rejections = collectRejections();
    process.nextTick(() => {
      throw error;
    });
    process.nextTick(() => order.push('second tick'));
    Promise.resolve().then(() => order.push('reaction'));
    drain();
    expect(rejections.take()).toEqual([error]);
    rejections.stop();
  });
  expect(order).toEqual(['second tick', 'reaction']);
});

test('a macrotask gives its result or its error', async () => {
  await expect(macrotask(() => 7)).resolves.toBe(7);
  await expect(
    macrotask(() => {
      throw new Error('mine');
    }),
  ).rejects.toThrow('mine');
});

test('a macrotask runs where no microtask is running', async () => {
  let drained = false;
  await Promise.resolve();
  await macrotask(() => {
    Promise.resolve().then(() => {
      drained = true;
    });
    drain();
    expect(drained).toBe(true);
  });
});

test.each([
  ['a tick', (body: () => void) => process.nextTick(body)],
  ['a queued microtask', (body: () => void) => queueMicrotask(body)],
])('the process survives a kill inside %s, and other listeners see nothing of it', async (_, later) => {
  const seen: unknown[] = [];
  const listener = (error: unknown): void => {
    seen.push(error);
  };
  process.on('uncaughtException', listener);
  const scope = executionAsyncId();
  for (let i = 0; i < 3; i++) {
    const result = await macrotask(() =>
      guard(() => {
        later(() => {
          for (;;);
        });
        drain();
      }, 20),
    );
    expect(result).toEqual({ timedOut: 20, worked: expect.any(Number) });
  }
  await macrotask(() => {});
  process.off('uncaughtException', listener);
  expect(seen).toEqual([]);
  expect(executionAsyncId()).toBe(scope);
});

function start(): string[] {
  const order: string[] = [];
  Promise.resolve()
    .then(() => {
      order.push('reaction');
      process.nextTick(() => order.push('tick of a reaction'));
    })
    .then(() => order.push('second reaction'));
  process.nextTick(() => {
    order.push('tick');
    process.nextTick(() => order.push('tick of a tick'));
  });
  queueMicrotask(() => order.push('microtask'));
  return order;
}
