import { expect, it } from 'vitest';
import type { Channel } from './channel';
import { createClient } from './client';
import { AppError } from './errors';
import { decode, encode } from './wire';

/** A channel in the test's hands; it throws at every message in which `refuses` finds something. */
function fakeChannel() {
  const state = { refuses: (_message: string): boolean => false, sent: [] as string[] };
  let hear = (_message: string): void => {};
  let reopen = (): void => {};
  const channel: Channel = {
    send: (message) => {
      if (state.refuses(message)) throw new AppError('too-large', 'Too much.');
      state.sent.push(message);
    },
    listen: (on) => {
      hear = on;
      return () => {};
    },
    reopened: (on) => {
      reopen = on;
      return () => {};
    },
  };
  const answer = (value: unknown): void => {
    for (const text of state.sent.splice(0)) {
      const message = decode(text);
      if ('call' in message) hear(encode({ answer: message.call, value }));
    }
  };
  return { client: createClient(channel), state, answer, reopen: () => reopen() };
}

it('a call that cannot be sent fails at once and is not sent again', async () => {
  const { client, state, reopen } = fakeChannel();
  state.refuses = () => true;
  await expect(client.call('listTags', {})).rejects.toMatchObject({ code: 'too-large' });
  state.refuses = () => false;
  reopen();
  expect(state.sent).toEqual([]);
});

it('when a connection is there again, one call that cannot be sent keeps no other away', async () => {
  const { client, state, answer, reopen } = fakeChannel();
  const calls = [client.call('listTags', {}), client.call('getPreferences', {}), client.call('listTags', {})];
  state.sent.length = 0;
  state.refuses = (message) => message.includes('getPreferences');
  const settled = Promise.allSettled(calls);
  reopen();
  expect(state.sent).toHaveLength(2);
  answer(['tag']);
  expect(await settled).toMatchObject([
    { status: 'fulfilled', value: ['tag'] },
    { status: 'rejected', reason: { code: 'too-large' } },
    { status: 'fulfilled', value: ['tag'] },
  ]);
});
