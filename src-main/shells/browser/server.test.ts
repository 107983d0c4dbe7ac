import { connect, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { Channel } from '#contract/channel';
import { limits } from '#contract/limits';
import { securityHeaders } from '../csp';
import { startServer, type BrowserServer } from './server';

const files = new Map([
  ['/', { mediaType: 'text/html; charset=utf-8', bytes: Buffer.from('<!doctype html>the page') }],
  ['/assets/a.js', { mediaType: 'text/javascript; charset=utf-8', bytes: Buffer.from('1') }],
]);

let server: BrowserServer;
let host: string;
let channels: Channel[];
let gone: ReturnType<typeof vi.fn<() => void>>;

beforeEach(async () => {
  channels = [];
  gone = vi.fn<() => void>();
  server = await startServer({
    files,
    connect: (channel) => {
      channels.push(channel);
      channel.listen((message) => channel.send(`echo ${message}`));
      return gone;
    },
  });
  host = new URL(server.origin).host;
});
afterEach(() => server.close());

const port = (): number => Number(new URL(server.origin).port);

/** Sends the bytes as they are and gives back everything that comes until the other end closes. */
async function raw(bytes: string, to = '127.0.0.1'): Promise<string> {
  const socket: Socket = connect({ host: to, port: port() });
  let answer = '';
  socket.on('data', (data) => (answer += data.toString('latin1')));
  socket.on('error', () => {});
  socket.write(bytes);
  await new Promise((resolve) => socket.on('close', resolve));
  return answer;
}

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0);

interface Ask {
  method?: string;
  path?: string;
  headers?: Record<string, string | null>;
  body?: string;
}

/** A request whose headers are exactly these, with our Host unless another is given; `null` leaves one out. */
function ask({ method = 'GET', path = '/', headers = {}, body = '' }: Ask): Promise<string> {
  const all = {
    Host: host,
    Connection: 'close',
    ...(body ? { 'Content-Length': String(body.length) } : {}),
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}\r\n`],
  );
  return raw(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}

const codeOf = (address: string): string => new URL(address).hash.slice('#code='.length);

const swap = (code: string, headers: Ask['headers'] = {}): Promise<string> =>
  ask({
    method: 'POST',
    path: '/session',
    headers: { Origin: server.origin, 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ code }),
  });

async function newToken(): Promise<string> {
  const answer = await swap(codeOf(server.newAddress()));
  return (JSON.parse(answer.split('\r\n\r\n')[1] ?? '') as { token: string }).token;
}

const upgrade = (headers: Ask['headers'], path = '/channel'): Promise<string> =>
  ask({
    path,
    headers: {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
      ...headers,
    },
  });

async function openSocket(token: string): Promise<WebSocket> {
  const socket = new WebSocket(`ws://${host}/channel`, ['synoptic', `bearer.${token}`], {
    origin: server.origin,
  });
  await once(socket, 'open');
  return socket;
}

describe('who may ask (W1 to W3)', () => {
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((address) => address && !address.internal && address.family === 'IPv4')?.address;

  test.skipIf(!outside)('listens on 127.0.0.1 alone', async () => {
    expect(await raw('GET / HTTP/1.1\r\n\r\n', outside)).toBe('');
    expect(await raw('GET / HTTP/1.1\r\n\r\n', '::1')).toBe('');
  });

  test('gives the page to a plain GET with our Host', async () => {
    const answer = await ask({});
    expect(statusOf(answer)).toBe(200);
    expect(answer).toContain('the page');
  });

  const foreignHosts = [
    ['another name for us', () => `localhost:${port()}`],
    ['a name that resolves to us', () => `evil.test:${port()}`],
    ['no port', () => '127.0.0.1'],
    ['another port', () => `127.0.0.1:${port() + 1}`],
    ['another loopback address', () => `127.0.0.2:${port()}`],
    ['IPv6', () => `[::1]:${port()}`],
    ['ours as a prefix', () => `127.0.0.1:${port()}.evil.test`],
    ['ours as user name', () => `127.0.0.1:${port()}@evil.test`],
    ['a trailing dot', () => `127.0.0.1.:${port()}`],
    ['none', () => null],
  ] as const;
  test.each(foreignHosts)('refuses a Host that is %s, on every path', async (_, value) => {
    for (const path of ['/', '/assets/a.js', '/session', '/nothing']) {
      expect([400, 403]).toContain(statusOf(await ask({ path, headers: { Host: value() } })));
    }
    const token = await newToken();
    const headers = { Origin: server.origin, 'Sec-WebSocket-Protocol': `synoptic, bearer.${token}` };
    expect([400, 403]).toContain(statusOf(await upgrade({ ...headers, Host: value() })));
    expect(channels).toHaveLength(0);
  });

  test('refuses two Host headers', async () => {
    const answer = await raw(
      `GET / HTTP/1.1\r\nHost: ${host}\r\nHost: evil.test\r\nConnection: close\r\n\r\n`,
    );
    expect([400, 403]).toContain(statusOf(answer));
  });

  const foreignOrigins = [
    ['another port', () => `http://127.0.0.1:${port() + 1}`],
    ['localhost', () => `http://localhost:${port()}`],
    ['https', () => `https://127.0.0.1:${port()}`],
    ['null', () => 'null'],
    ['a name that starts as ours', () => `http://127.0.0.1:${port()}.evil.test`],
    ['ours with a slash', () => `http://127.0.0.1:${port()}/`],
    ['empty', () => ''],
  ] as const;
  test.each(foreignOrigins)('refuses an Origin that is %s', async (_, value) => {
    const token = await newToken();
    const code = codeOf(server.newAddress());
    expect(statusOf(await ask({ headers: { Origin: value() } }))).toBe(403);
    expect(statusOf(await swap(code, { Origin: value() }))).toBe(403);
    const headers = { Origin: value(), 'Sec-WebSocket-Protocol': `synoptic, bearer.${token}` };
    expect(statusOf(await upgrade(headers))).toBe(403);
    expect(statusOf(await swap(code)), 'the code was not used up').toBe(200);
  });

  test('wants an Origin for a swap and for the socket', async () => {
    const token = await newToken();
    expect(statusOf(await swap(codeOf(server.newAddress()), { Origin: null }))).toBe(403);
    expect(statusOf(await upgrade({ 'Sec-WebSocket-Protocol': `synoptic, bearer.${token}` }))).toBe(403);
  });

  test.each(['cross-site', 'same-site', 'anything'])('refuses Sec-Fetch-Site %s', async (site) => {
    expect(statusOf(await ask({ headers: { 'Sec-Fetch-Site': site } }))).toBe(403);
  });

  test('lets the user open the address by hand, and nothing else without a site', async () => {
    expect(statusOf(await ask({ headers: { 'Sec-Fetch-Site': 'none' } }))).toBe(200);
    expect(statusOf(await swap(codeOf(server.newAddress()), { 'Sec-Fetch-Site': 'none' }))).toBe(403);
  });
});

describe('codes and tokens (W4, W7)', () => {
  test('a code is good once', async () => {
    const code = codeOf(server.newAddress());
    expect(Buffer.from(code, 'base64url')).toHaveLength(32);
    expect(statusOf(await swap(code))).toBe(200);
    expect(statusOf(await swap(code))).toBe(401);
  });

  test('a new code ends the one before', async () => {
    const first = codeOf(server.newAddress());
    const second = codeOf(server.newAddress());
    expect(statusOf(await swap(first))).toBe(401);
    expect(statusOf(await swap(second))).toBe(200);
  });

  test('a token opens the socket, and the token is not repeated in the answer', async () => {
    const token = await newToken();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const socket = await openSocket(token);
    expect(socket.protocol).toBe('synoptic');
    socket.send('hello');
    const [data] = (await once(socket, 'message')) as [Buffer];
    expect(data.toString()).toBe('echo hello');
    expect(server.pages()).toBe(1);
    socket.close();
    await vi.waitFor(() => expect(gone).toHaveBeenCalledOnce());
    expect(server.pages()).toBe(0);
  });

  test.each([
    ['no protocol', () => null],
    ['no token', () => 'synoptic'],
    ['an empty token', () => 'synoptic, bearer.'],
    ['a wrong token', () => `synoptic, bearer.${randomBytes(32).toString('base64url')}`],
    ['a token without our protocol', (token: string) => `bearer.${token}`],
    ['a code instead of a token', () => `synoptic, bearer.${codeOf(server.newAddress())}`],
  ])('refuses a socket with %s', async (_, protocol) => {
    const headers = { Origin: server.origin, 'Sec-WebSocket-Protocol': protocol(await newToken()) };
    expect(statusOf(await upgrade(headers))).toBe(401);
    expect(channels).toHaveLength(0);
  });

  test('a cookie or a query never lets anyone in', async () => {
    const token = await newToken();
    const headers = { Origin: server.origin, Cookie: `token=${token}`, 'Sec-WebSocket-Protocol': 'synoptic' };
    expect(statusOf(await upgrade(headers))).toBe(401);
    expect(statusOf(await upgrade(headers, `/channel?token=${token}`))).toBe(404);
  });

  test('tells a page whether its token holds', async () => {
    const check = (token: string) => ask({ path: '/session', headers: { Authorization: `Bearer ${token}` } });
    const token = await newToken();
    expect(statusOf(await check(token))).toBe(204);
    expect(statusOf(await check(`${token}x`))).toBe(401);
    expect(statusOf(await ask({ path: '/session' }))).toBe(401);
  });

  test('stops a guesser after 50 bad tries, and not the page that is in', async () => {
    const token = await newToken();
    for (let i = 0; i < 50; i++) await swap('wrong');
    expect(statusOf(await swap('wrong'))).toBe(429);
    expect(statusOf(await swap(codeOf(server.newAddress())))).toBe(429);
    expect(
      statusOf(await upgrade({ Origin: server.origin, 'Sec-WebSocket-Protocol': 'synoptic, bearer.x' })),
    ).toBe(429);
    (await openSocket(token)).terminate();
  });
});

describe('what may be asked (W5, W6, W9)', () => {
  test.each([
    ['POST', '/'],
    ['PUT', '/assets/a.js'],
    ['DELETE', '/session'],
    ['OPTIONS', '/session'],
    ['TRACE', '/'],
  ])('%s %s is not allowed', async (method, path) => {
    const answer = await ask({ method, path, headers: { Origin: server.origin } });
    expect(statusOf(answer)).toBe(405);
    expect(answer).toMatch(/^Allow: GET/m);
  });

  test.each([
    '/nothing',
    '/index.html',
    '/?x',
    '/assets/../assets/a.js',
    '/assets/..%2f..%2f..%2fpackage.json',
    '//assets/a.js',
    '/__proto__',
    '/constructor',
    'http://evil.test/',
  ])('a path that is no name of ours is not found: %s', async (path) => {
    expect(statusOf(await ask({ path }))).toBe(404);
  });

  test('the code is taken as JSON only, and in a short body', async () => {
    const code = codeOf(server.newAddress());
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', null]) {
      expect(statusOf(await swap(code, { 'Content-Type': type }))).toBe(415);
    }
    const post = (headers: Ask['headers'], body: string) =>
      ask({
        method: 'POST',
        path: '/session',
        headers: { Origin: server.origin, 'Content-Type': 'application/json', ...headers },
        body,
      });
    expect(statusOf(await post({}, JSON.stringify({ code, pad: 'x'.repeat(2000) })))).toBe(413);
    expect(
      statusOf(await post({ 'Content-Length': null, 'Transfer-Encoding': 'chunked' }, '0\r\n\r\n')),
    ).toBe(411);
    for (const body of ['{', '[]', 'null', '{"code":1}', '"x"'])
      expect(statusOf(await post({}, body))).toBe(400);
    expect(statusOf(await swap(code)), 'the code was not used up').toBe(200);
  });
});

describe('limits (W7)', () => {
  test('headers beyond 16 kB', async () => {
    expect(statusOf(await ask({ headers: { 'X-Long': 'x'.repeat(17_000) } }))).toBe(431);
  });

  test('bytes that are no HTTP', async () => {
    expect(statusOf(await raw('hello\r\n\r\n'))).toBe(400);
  });

  test('a request that never ends is cut off', async () => {
    expect(statusOf(await raw('GET / HTTP/1.1\r\nHost: '))).toBe(408);
  });

  test('a message beyond the limit ends the connection, and reaches nobody', async () => {
    const socket = await openSocket(await newToken());
    const seen = vi.fn();
    channels[0]?.listen(seen);
    socket.send('x'.repeat(limits.message + 1));
    const [code] = (await once(socket, 'close')) as [number];
    expect([1006, 1009]).toContain(code);
    expect(seen).not.toHaveBeenCalled();
  });

  test('a binary message ends the connection', async () => {
    const socket = await openSocket(await newToken());
    socket.send(Buffer.from('hello'));
    const [code] = (await once(socket, 'close')) as [number];
    expect(code).toBe(1003);
  });

  test('only so many pages at a time', async () => {
    const token = await newToken();
    const open = await Promise.all(Array.from({ length: 16 }, () => openSocket(token)));
    const headers = { Origin: server.origin, 'Sec-WebSocket-Protocol': `synoptic, bearer.${token}` };
    expect(statusOf(await upgrade(headers))).toBe(503);
    open.forEach((socket) => socket.terminate());
  });

  test('a page that is gone without a word is noticed', async () => {
    await server.close();
    server = await startServer({ files, connect: () => () => gone(), heartbeat: 50 });
    host = new URL(server.origin).host;
    const socket = new WebSocket(`ws://${host}/channel`, ['synoptic', `bearer.${await newToken()}`], {
      origin: server.origin,
      autoPong: false,
    });
    await once(socket, 'open');
    await vi.waitFor(() => expect(gone).toHaveBeenCalledOnce());
  });
});

describe('headers on every answer (W8)', () => {
  const cases: [string, () => Promise<string>][] = [
    ['200', () => ask({})],
    ['HEAD', () => ask({ method: 'HEAD' })],
    ['a swap', () => swap(codeOf(server.newAddress()))],
    ['400', () => raw('hello\r\n\r\n')],
    ['401', () => swap('wrong')],
    ['403', () => ask({ headers: { Host: 'evil.test' } })],
    ['404', () => ask({ path: '/nothing' })],
    ['405', () => ask({ method: 'POST', headers: { Origin: server.origin } })],
    ['a refused socket', () => upgrade({ Origin: server.origin })],
    ['431', () => ask({ headers: { 'X-Long': 'x'.repeat(17_000) } })],
  ];
  test.each(cases)('%s', async (_, get) => {
    const head = (await get()).split('\r\n\r\n')[0] ?? '';
    for (const [name, value] of Object.entries(securityHeaders)) expect(head).toContain(`${name}: ${value}`);
    expect(head).not.toMatch(/^(access-control-|set-cookie|server:|x-powered-by)/im);
  });

  test('the opened socket', async () => {
    const token = await newToken();
    const socket = new WebSocket(`ws://${host}/channel`, ['synoptic', `bearer.${token}`], {
      origin: server.origin,
    });
    const opened = once(socket, 'open');
    const [answer] = (await once(socket, 'upgrade')) as [{ headers: Record<string, string> }];
    for (const [name, value] of Object.entries(securityHeaders)) {
      expect(answer.headers[name.toLowerCase()]).toBe(value);
    }
    await opened;
    socket.terminate();
  });
});
