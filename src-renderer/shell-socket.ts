import type { Channel } from '#contract/channel';
import { AppError } from '#contract/errors';
import { limits } from '#contract/limits';
import type { Connection, ConnectionState } from './shell';

const tokenKey = 'synoptic-token';
/** Milliseconds between tries to connect again; the last one repeats. */
const pauses = [100, 250, 500, 1_000, 2_000];

const codeInAddress = (): string | null => new URLSearchParams(location.hash.slice(1)).get('code');

/**
 * The token that lets this page in: for the one-time code in the address when there is one, else the one kept for
 * this tab. Null when neither is there or the code is not good any more.
 */
async function getToken(): Promise<string | null> {
  const code = codeInAddress();
  if (code) {
    // The code must not stay in the address: it would be in bookmarks and in the history.
    history.replaceState(history.state, '', location.pathname + location.search);
    const answer = await fetch('/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ code }),
    }).catch(() => null);
    if (answer?.ok) sessionStorage.setItem(tokenKey, ((await answer.json()) as { token: string }).token);
  }
  return sessionStorage.getItem(tokenKey);
}

/** Whether the server still knows the token. A browser does not say why a socket was refused, so we ask. */
async function tokenHolds(token: string): Promise<boolean> {
  const answer = await fetch('/session', { headers: { Authorization: `Bearer ${token}` } }).catch(() => null);
  return answer === null || answer.ok;
}

/** A character has at most three bytes for each of its code units, so short messages need no counting. */
const isTooLong = (message: string): boolean =>
  message.length > limits.message / 3 && new TextEncoder().encode(message).length > limits.message;

/** The page's end of the browser shell's wire: a socket that is made anew whenever it drops. */
export async function connectToServer(): Promise<{ channel: Channel; connection: Connection }> {
  const listeners = new Set<(message: string) => void>();
  const reopened = new Set<() => void>();
  const watchers = new Set<(state: ConnectionState) => void>();
  let state: ConnectionState = 'lost';
  let socket: WebSocket | null = null;
  let early: string[] = [];
  let opened = false;
  let tries = 0;

  const become = (next: ConnectionState): void => {
    if (next === state) return;
    state = next;
    watchers.forEach((on) => on(next));
  };

  const connect = (token: string): void => {
    const attempt = new WebSocket(`ws://${location.host}/channel`, ['synoptic', `bearer.${token}`]);
    attempt.onmessage = ({ data }) => listeners.forEach((on) => on(String(data)));
    attempt.onopen = () => {
      socket = attempt;
      tries = 0;
      early.forEach((message) => attempt.send(message));
      early = [];
      become('open');
      if (opened) reopened.forEach((on) => on());
      opened = true;
    };
    attempt.onclose = () => {
      socket = null;
      if (state === 'open') become('lost');
      setTimeout(() => void again(token), pauses[Math.min(tries++, pauses.length - 1)]);
    };
  };

  const again = async (token: string): Promise<void> => {
    if (await tokenHolds(token)) connect(token);
    else become('refused');
  };

  const token = await getToken();
  if (token) connect(token);
  else become('refused');

  // A new address differs from the old one in its fragment only, which loads nothing by itself.
  addEventListener('hashchange', () => {
    if (state === 'refused' && codeInAddress()) location.reload();
  });

  return {
    channel: {
      send: (message) => {
        // The other end would cut the connection, and the call be sent again after that, for ever.
        if (isTooLong(message)) {
          throw new AppError('too-large', 'That is more than the program can take in one piece.');
        }
        if (socket) socket.send(message);
        // Later than that nothing is kept here: whoever sent it sends it once more on `reopened`.
        else if (!opened) early.push(message);
      },
      listen: (on) => {
        listeners.add(on);
        return () => listeners.delete(on);
      },
      reopened: (on) => {
        reopened.add(on);
        return () => reopened.delete(on);
      },
    },
    connection: {
      subscribe: (on) => {
        watchers.add(on);
        on(state);
        return () => watchers.delete(on);
      },
    },
  };
}
