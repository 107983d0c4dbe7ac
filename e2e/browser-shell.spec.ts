import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { expect, test } from './fixtures';
import { startProgram } from './program';

// What a raw socket can show of W1 to W9 is in src-main/shells/browser/server.test.ts. Here: a real browser, the
// built interface, and the program as a process.

/** Resolves when a socket of the page has had an answer. */
const nextAnswer = (page: Page): Promise<void> =>
  new Promise((resolve) => {
    page.on('websocket', (socket) => socket.once('framereceived', () => resolve()));
  });

/** Keeps the page's sockets in reach, so that a test can drop them. */
const keepSockets = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const sockets: WebSocket[] = [];
    window.WebSocket = class extends WebSocket {
      constructor(...args: ConstructorParameters<typeof WebSocket>) {
        super(...args);
        sockets.push(this);
      }
    };
    Object.assign(window, { dropSockets: () => sockets.splice(0).forEach((socket) => socket.close()) });
  });

test('the page drops the code from its address, and comes back after a reload', async ({ synoptic }) => {
  const { page } = synoptic;
  await expect.poll(() => page.evaluate(() => location.href)).toBe(`${synoptic.origin()}/`);
  const answer = nextAnswer(page);
  await page.reload();
  await answer;
});

test('a dropped socket is made again, and answers', async ({ synoptic }) => {
  const { page } = synoptic;
  await keepSockets(page);
  const first = nextAnswer(page);
  await page.reload();
  await first;
  const socket = page.waitForEvent('websocket');
  await page.evaluate('dropSockets()');
  expect((await socket).url()).toBe(`${synoptic.origin().replace('http', 'ws')}/channel`);
  expect((await socket).isClosed()).toBe(false);
});

test('the built interface has no inline script or style, and the policy of the header', async ({
  synoptic,
}) => {
  const { page } = synoptic;
  const answer = await page.request.get(`${synoptic.origin()}/`);
  const header = answer.headers()['content-security-policy'] ?? '';
  const html = (await answer.text()).replaceAll(/<!--[\s\S]*?-->/g, '');
  const scripts = [...html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)];
  expect(scripts.length).toBeGreaterThan(0);
  for (const [whole, content] of scripts) {
    expect(content).toBe('');
    expect(whole).toMatch(/ src="\.?\//);
  }
  expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i);
  expect(header).not.toMatch(/unsafe|https?:|\*/);

  const metas = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(metas).toHaveCount(1);
  expect(`${await metas.getAttribute('content')}; frame-ancestors 'none'`).toBe(header);
});

test('nothing on the page breaks the policy', async ({ page, synoptic }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) complaints.push(message.text());
  });
  const answer = nextAnswer(page);
  await page.reload();
  await answer;
  await page.evaluate(() => document.fonts.ready);
  expect(complaints).toEqual([]);
  expect(synoptic.problems).toEqual([]);
});

test('the policy holds: no string becomes HTML or script, nothing else can be asked for', async ({
  synoptic,
}) => {
  const { page, problems } = synoptic;
  const tried = await page.evaluate(async () => {
    const outcome = async (what: () => unknown): Promise<string> => {
      try {
        await what();
        return 'done';
      } catch {
        return 'refused';
      }
    };
    const anyPolicy = (): unknown =>
      (
        window as unknown as { trustedTypes: { createPolicy: (name: string, rules: object) => unknown } }
      ).trustedTypes.createPolicy('default', { createHTML: (html: string) => html });
    return {
      html: await outcome(() => (document.createElement('div').innerHTML = '<b>x</b>')),
      policy: await outcome(anyPolicy),
      elsewhere: await outcome(() => fetch('http://127.0.0.1:9/')),
      style: await outcome(() => {
        const style = document.createElement('style');
        style.textContent = ':root { --tried: yes }';
        document.head.append(style);
        if (getComputedStyle(document.documentElement).getPropertyValue('--tried') === '') throw new Error();
      }),
    };
  });
  expect(tried).toEqual({ html: 'refused', policy: 'refused', elsewhere: 'refused', style: 'refused' });
  problems.length = 0;
});

test('a page on another port of this machine gets nothing', async ({ synoptic, browser }) => {
  const other = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><title>other</title>');
  });
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  const token = await synoptic.page.evaluate(() => sessionStorage.getItem('synoptic-token'));
  expect(token).toMatch(/^[\w-]{43}$/);

  const page = await browser.newPage();
  const statuses: number[] = [];
  page.on('response', (response) => {
    if (response.url().startsWith(synoptic.origin())) statuses.push(response.status());
  });
  await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
  const got = await page.evaluate(
    async ([origin, stolen]) => {
      const read = (init: RequestInit): Promise<string> =>
        fetch(`${origin}/session`, init).then(
          (answer) => `${answer.type} ${answer.status}`,
          () => 'refused',
        );
      const socket = (): Promise<string> =>
        new Promise((resolve) => {
          const attempt = new WebSocket(`${origin?.replace('http', 'ws')}/channel`, [
            'synoptic',
            `bearer.${stolen}`,
          ]);
          attempt.onopen = () => resolve('open');
          attempt.onerror = () => resolve('refused');
        });
      const frame = (): Promise<string> =>
        new Promise((resolve) => {
          const element = document.createElement('iframe');
          element.src = `${origin}/`;
          element.onload = () => resolve(element.contentDocument === null ? 'closed to us' : 'open to us');
          document.body.append(element);
        });
      return {
        get: await read({}),
        post: await read({ method: 'POST', body: '{"code":"x"}' }),
        blind: await read({ method: 'POST', mode: 'no-cors', body: '{"code":"x"}' }),
        socket: await socket(),
        frame: await frame(),
      };
    },
    [synoptic.origin(), token],
  );
  expect(got).toEqual({
    get: 'refused',
    post: 'refused',
    blind: 'refused',
    socket: 'refused',
    frame: 'closed to us',
  });
  // Whatever the other page may see of it, the server refused every one, the frame's page too.
  expect(statuses.length).toBeGreaterThanOrEqual(1);
  expect(new Set(statuses)).toEqual(new Set([403]));
  await page.close();
  other.close();
});

test('the printed address lets one page in, once', async ({ browser }) => {
  const library = await mkdtemp(join(tmpdir(), 'synoptic-library-'));
  const program = await startProgram(['--no-open', '--library', library]);
  const [first, second] = [await browser.newPage(), await browser.newPage()];
  try {
    const answer = nextAnswer(first);
    await first.goto(program.address);
    await answer;
    let sockets = 0;
    second.on('websocket', () => sockets++);
    const refusal = second.waitForResponse(`${program.origin}/session`);
    await second.goto(program.address);
    expect((await refusal).status()).toBe(401);
    await expect(second.locator('#root > *').first()).toBeAttached();
    expect(sockets).toBe(0);
  } finally {
    await first.close();
    await second.close();
    expect(await program.end('SIGTERM')).toBe(0);
    await rm(library, { recursive: true });
  }
});
