import type { MessagePort, Transferable } from 'node:worker_threads';
import workerThreads from 'node:worker_threads';
import { real, route } from './real.ts';
import { replace } from './replace.ts';

/**
 * Routes `MessageChannel`, which schedulers use as a cheap macrotask. The ports are real ones; where a message goes is
 * decided at each `postMessage`, since a scheduler makes its channel once, when it is imported.
 */
export function installMessageChannel(): void {
  replace(globalThis, 'MessageChannel', RoutedChannel);
  replace(workerThreads, 'MessageChannel', RoutedChannel);
  Object.defineProperty(RoutedChannel, 'prototype', {
    value: real.MessageChannel.prototype,
    writable: false,
  });
}

function RoutedChannel(): object {
  const target: unknown = new.target;
  if (target === undefined) return Reflect.apply(real.MessageChannel, undefined, []);
  const channel = new real.MessageChannel();
  const open: Shared = { open: true };
  routePort(channel.port1, channel.port2, open);
  routePort(channel.port2, channel.port1, open);
  return channel;
}

/** Closing one port closes both. */
interface Shared {
  open: boolean;
}

function routePort(port: MessagePort, other: MessagePort, shared: Shared): void {
  const { postMessage, close } = port;
  replace(port, 'postMessage', (message: unknown, transfer?: readonly Transferable[]): void => {
    const { clock } = route;
    if (clock === undefined) {
      Reflect.apply(postMessage, port, transfer === undefined ? [message] : [message, transfer]);
      return;
    }
    // Cloned now, as a real port does: what the sender changes later is not seen.
    const data: unknown = structuredClone(message, { transfer: [...(transfer ?? [])] as never[] });
    clock.setImmediate(() => {
      if (shared.open) (other as unknown as NodeJS.EventEmitter).emit('message', data);
    });
  });
  replace(port, 'close', (): void => {
    shared.open = false;
    Reflect.apply(close, port, []);
  });
}
