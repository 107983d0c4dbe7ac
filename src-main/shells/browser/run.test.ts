import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ShellAbilities } from '../../app';
import { runBrowserShell } from './run';

/** A stand-in for the user's browser: it may let itself in as the page does, and its window closes on SIGUSR2. */
const fakeBrowser = (what: 'opens' | 'fails'): string => `#!${process.execPath}
const { writeFileSync } = require('node:fs');
const value = (name) => process.argv.find((arg) => arg.startsWith(name + '=')).slice(name.length + 1);
writeFileSync(${JSON.stringify('SEEN')}, JSON.stringify({ profile: value('--user-data-dir'), pid: process.pid }));
if (${what === 'fails'}) process.exit(1);
process.on('SIGUSR2', () => process.exit(0));
const { origin, host, hash } = new URL(value('--app'));
fetch(origin + '/session', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', Origin: origin },
  body: JSON.stringify({ code: hash.slice('#code='.length) }),
}).then((answer) => answer.json()).then(({ token }) => {
  const { WebSocket } = require(${JSON.stringify(createRequire(import.meta.url).resolve('ws'))});
  new WebSocket('ws://' + host + '/channel', ['synoptic', 'bearer.' + token], { origin });
});
`;

const link = { article: 'abcdefgh1234', annotation: null, passage: { start: 3, end: 10 }, note: false };
let dir: string;
let printed: string[];
let running: Awaited<ReturnType<typeof runBrowserShell>> | null;
const program = {
  offer: vi.fn((_abilities: ShellAbilities) => {}),
  connect: vi.fn(() => () => {}),
  launch: vi.fn(async () => {}),
  follow: vi.fn(),
};

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'synoptic-test-'));
  printed = [];
  running = null;
  vi.clearAllMocks();
  vi.stubEnv('DISPLAY', ':0');
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
});
afterEach(async () => {
  await running?.close();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await rm(dir, { recursive: true });
});

async function start(
  what: 'opens' | 'fails',
  patience = { lastPageGone: 60, browserGone: 20, windowAppears: 60_000 },
) {
  const path = join(dir, 'browser.cjs');
  await writeFile(path, fakeBrowser(what).replace('"SEEN"', JSON.stringify(join(dir, 'seen'))));
  await chmod(path, 0o755);
  vi.stubEnv('SYNOPTIC_BROWSER', path);
  running = await runBrowserShell(
    program,
    dir,
    { files: ['/a.html'], links: [link], open: true, port: 0 },
    patience,
  );
  return running;
}

const seen = () =>
  vi.waitFor(
    async () => JSON.parse(await readFile(join(dir, 'seen'), 'utf8')) as { profile: string; pid: number },
  );
const connected = () => vi.waitFor(() => expect(program.connect).toHaveBeenCalled());
const addresses = (): string[] =>
  printed.flatMap((line) => line.match(/http:\/\/127\.0\.0\.1:\d+\/#code=\S+/g) ?? []);
const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('opens a window with a profile of its own, readable by nobody else, and prints no address', async () => {
  await start('opens');
  const { profile } = await seen();
  await connected();
  expect((await stat(profile)).mode & 0o777).toBe(0o700);
  expect(addresses()).toEqual([]);
  expect(program.launch).toHaveBeenCalledWith(['/a.html']);
  expect(program.follow).toHaveBeenCalledWith([link]);
});

test('closing ends the browser and removes the profile', async () => {
  const shell = await start('opens');
  const { profile, pid } = await seen();
  await connected();
  await shell.close();
  running = null;
  expect(alive(pid)).toBe(false);
  await expect(stat(profile)).rejects.toThrow('ENOENT');
});

test('the program may end when the user has closed the window', async () => {
  const shell = await start('opens');
  const { pid } = await seen();
  await connected();
  const closed = vi.fn();
  void shell.windowClosed.then(closed);
  expect(closed).not.toHaveBeenCalled();
  process.kill(pid, 'SIGUSR2');
  await shell.windowClosed;
});

test('a browser that cannot open a window leaves the address to the user', async () => {
  const shell = await start('fails');
  const { profile } = await seen();
  await vi.waitFor(() => expect(addresses()).toHaveLength(1));
  await shell.close();
  running = null;
  await expect(stat(profile)).rejects.toThrow('ENOENT');
});

test('a browser that shows nothing for long leaves the address to the user, the same one', async () => {
  await start('opens', { lastPageGone: 60, browserGone: 20, windowAppears: 1 });
  await vi.waitFor(() => expect(addresses()).toHaveLength(1));
});

test.each([
  ['as asked', { open: false }, {}],
  ['where there is no display', { open: true }, { DISPLAY: undefined, WAYLAND_DISPLAY: undefined }],
  ['where there is no browser', { open: true }, { SYNOPTIC_BROWSER: '/nowhere/browser' }],
])('opens no window and prints the address %s', async (_, { open }, env) => {
  if (process.platform !== 'linux' && 'DISPLAY' in env) return;
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  running = await runBrowserShell(program, dir, { files: [], links: [], open, port: 0 });
  expect(addresses()).toHaveLength(1);
});

test('a page is told the address of another window, which lets one page in', async () => {
  await start('opens');
  const address = new URL(program.offer.mock.lastCall?.[0].openWindow() ?? '');
  const { searchParams } = new URL(`http://x/?${address.hash.slice(1)}`);
  expect(searchParams.get('window')).toBe('new');
  const swap = () =>
    fetch(`${address.origin}/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: address.origin },
      body: JSON.stringify({ code: searchParams.get('code') }),
    });
  expect((await swap()).status).toBe(200);
  expect((await swap()).status).toBe(401);
});
