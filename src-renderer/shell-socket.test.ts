import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { limits } from '#contract/limits';
import { openChannel, type ConnectionState } from './shell';

/** A socket in the test's hands. */
class FakeSocket {
  static all: FakeSocket[] = [];
  readonly sent: string[] = [];
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  constructor(
    readonly url: string,
    readonly protocols: string[],
  ) {
    FakeSocket.all.push(this);
  }
  send(message: string): void {
    this.sent.push(message);
  }
}

/** What the server answers: to the swap of a code, and to the question whether a token holds. */
let server: { token: string | null; holds: boolean; asked: [string, RequestInit | undefined][] };

beforeEach(() => {
  FakeSocket.all = [];
  server = { token: 'token-1', holds: true, asked: [] };
  sessionStorage.clear();
  history.replaceState(null, '', location.pathname + location.search);
  vi.stubGlobal('WebSocket', FakeSocket);
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    server.asked.push([path, init]);
    if (init?.method === 'POST') {
      return server.token === null
        ? new Response('', { status: 401 })
        : new Response(JSON.stringify({ token: server.token }));
    }
    return new Response(null, { status: server.holds ? 204 : 401 });
  });
});
afterEach(() => vi.unstubAllGlobals());

async function open(code?: string) {
  if (code) location.hash = `code=${code}`;
  const { channel, connection, shell } = await openChannel();
  expect(shell).toBe('browser');
  const states: ConnectionState[] = [];
  connection.subscribe((state) => states.push(state));
  return { channel, states };
}
const socket = (at: number): Promise<FakeSocket> =>
  vi.waitFor(() => {
    const found = FakeSocket.all[at];
    if (!found) throw new Error(`no socket ${at}`);
    return found;
  });

test('swaps the code for a token, drops it from the address, and connects with the token', async () => {
  const { states } = await open('secret-code');
  expect(location.hash).toBe('');
  expect(server.asked[0]?.[0]).toBe('/session');
  expect(server.asked[0]?.[1]?.body).toBe('{"code":"secret-code"}');
  const first = await socket(0);
  expect(first.url).toBe(`ws://${location.host}/channel`);
  expect(first.protocols).toEqual(['synoptic', 'bearer.token-1']);
  first.onopen?.();
  expect(states).toEqual(['lost', 'open']);
});

test('a page loaded anew keeps its token', async () => {
  await open('secret-code');
  await open();
  expect((await socket(1)).protocols).toContain('bearer.token-1');
});

test('without a code and without a token the page is refused, and asks nothing', async () => {
  const { states } = await open();
  expect(states).toEqual(['refused']);
  expect(FakeSocket.all).toEqual([]);
  expect(server.asked).toEqual([]);
});

test('a used code is refused', async () => {
  server.token = null;
  expect((await open('used')).states).toEqual(['refused']);
  expect(FakeSocket.all).toEqual([]);
});

test('what is sent before the first connection waits for it, in order', async () => {
  const { channel } = await open('c');
  channel.send('one');
  channel.send('two');
  const first = await socket(0);
  expect(first.sent).toEqual([]);
  first.onopen?.();
  channel.send('three');
  expect(first.sent).toEqual(['one', 'two', 'three']);
});

test('a dropped connection is made again; whoever sent is told, and nothing is sent twice', async () => {
  const { channel, states } = await open('c');
  const reopened = vi.fn();
  const heard: string[] = [];
  channel.reopened?.(reopened);
  channel.listen((message) => heard.push(message));
  const first = await socket(0);
  first.onopen?.();
  expect(reopened).not.toHaveBeenCalled();
  first.onclose?.();
  channel.send('while away');
  const second = await socket(1);
  second.onopen?.();
  expect(reopened).toHaveBeenCalledOnce();
  expect(second.sent).toEqual([]);
  second.onmessage?.({ data: 'answer' });
  expect(heard).toEqual(['answer']);
  expect(states).toEqual(['lost', 'open', 'lost', 'open']);
});

test('a program that was started again does not know the page: refused, and no more tries', async () => {
  const { states } = await open('c');
  const first = await socket(0);
  first.onopen?.();
  server.holds = false;
  first.onclose?.();
  await vi.waitFor(() => expect(states).toEqual(['lost', 'open', 'lost', 'refused']));
  expect(FakeSocket.all).toHaveLength(1);
});

test('a message that the other end would not take is refused here', async () => {
  const { channel } = await open('c');
  expect(() => channel.send('x'.repeat(limits.message + 1))).toThrow(
    expect.objectContaining({ code: 'too-large' }),
  );
  // The limit is in bytes: these are three each.
  expect(() => channel.send('水'.repeat(Math.ceil(limits.message / 3) + 1))).toThrow(
    expect.objectContaining({ code: 'too-large' }),
  );
  expect(() => channel.send('x'.repeat(limits.message))).not.toThrow();
});

test('in Electron the channel is the one that the preload exposes', async () => {
  const channel = { send: vi.fn(), listen: vi.fn(() => () => {}) };
  window.synoptic = channel;
  try {
    const opened = await openChannel();
    const states: ConnectionState[] = [];
    opened.connection.subscribe((state) => states.push(state));
    expect(opened.channel).toBe(channel);
    expect(opened.shell).toBe('electron');
    expect(states).toEqual(['open']);
  } finally {
    delete window.synoptic;
  }
});
