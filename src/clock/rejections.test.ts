import { expect, test } from 'vitest';
import { drain, macrotask } from './drain.ts';
import { collectRejections } from './rejections.ts';

test('a rejection that nobody handles surfaces within the drain, once', async () => {
  await macrotask(() => {
    const rejections = collectRejections();
    Promise.reject('first');
    Promise.reject(undefined);
    Promise.reject('handled').catch(() => {});
    drain();
    expect(rejections.take()).toEqual(['first', undefined]);
    expect(rejections.take()).toEqual([]);
    rejections.stop();
  });
});

test('an error of a queued microtask is collected too', async () => {
  await macrotask(() => {
    const rejections = collectRejections();
    queueMicrotask(() => {
      throw new Error('mine');
    });
    drain();
    expect(rejections.take()).toEqual([new Error('mine')]);
    rejections.stop();
  });
});

test('stopping restores the listeners that were there, and leaves none behind', async () => {
  await macrotask(() => {
    const before = listeners();
    const rejections = collectRejections();
    expect(listeners()).not.toEqual(before);
    rejections.stop();
    expect(listeners()).toEqual(before);
  });
});

test('a run inside a batch takes what is its own, and the batch the rest', async () => {
  await macrotask(() => {
    const before = listeners();
    const batch = collectRejections();
    const run = collectRejections();
    Promise.reject('of the run');
    drain();
    expect(run.take()).toEqual(['of the run']);
    run.stop();
    Promise.reject('of the batch');
    drain();
    expect(run.take()).toEqual([]);
    expect(batch.take()).toEqual(['of the batch']);
    // As after a kill: nobody stops this one.
    collectRejections();
    batch.stop();
    expect(listeners()).toEqual(before);
  });
});

function listeners(): readonly unknown[] {
  return [...process.rawListeners('unhandledRejection'), ...process.rawListeners('uncaughtException')];
}
