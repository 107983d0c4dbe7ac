import type { Channel } from './channel';
import { AppError } from './errors';
import type { EventName, Events, Input, MethodName, Output } from './methods';
import { decode, encode, type Message } from './wire';

/** The calling end of a channel. */
export interface Client {
  call: <M extends MethodName>(method: M, input: Input<M>) => Promise<Output<M>>;
  on: <E extends EventName>(event: E, listener: (data: Events[E]) => void) => () => void;
}

interface Pending {
  message: Message;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
}

/**
 * Calls wait until they are answered: when a dropped connection is there again, those without an answer are sent
 * once more, which the contract allows for every method.
 */
export function createClient(channel: Channel): Client {
  const pending = new Map<number, Pending>();
  const listeners = new Map<EventName, Set<(data: never) => void>>();
  let last = 0;

  channel.listen((text) => {
    const message = decode(text);
    if ('event' in message) {
      listeners.get(message.event)?.forEach((on) => on(message.data as never));
    } else if ('answer' in message) {
      const call = pending.get(message.answer);
      if (!call) return;
      pending.delete(message.answer);
      if ('error' in message) call.reject(new AppError(message.error.code, message.error.message));
      else call.resolve(message.value as never);
    }
  });

  /** A call that cannot be sent has failed, and only that one: it would fail again on every new connection. */
  const send = (id: number, { message, reject }: Pending): void => {
    try {
      channel.send(encode(message));
    } catch (error) {
      pending.delete(id);
      reject(error);
    }
  };
  channel.reopened?.(() => [...pending].forEach(([id, call]) => send(id, call)));

  return {
    call: (method, input) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        const call: Pending = { message: { call: id, method, input }, resolve, reject };
        pending.set(id, call);
        send(id, call);
      }),
    on: (event, listener) => {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener));
      return () => set.delete(listener);
    },
  };
}
