import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createCleaner, type CleanerOptions } from './cleaner';
import { encode } from './charset/encode';
import type { Cleaner, CleanInput } from './cleaned';
import { eastAsianPdf } from './formats/pdf/made-pdf';

/** The worker is built afresh: a thread cannot start from TypeScript, and a stale build would prove nothing. */
let folder: string;
let worker: URL;
const open: Cleaner[] = [];

beforeAll(async () => {
  // Inside the project, so that the worker finds the packages that stay outside the bundle.
  const root = resolve(import.meta.dirname, '../..');
  folder = await mkdtemp(join(root, 'node_modules/.clean-worker-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node20.19',
      minify: false,
      rollupOptions: {
        input: { 'clean-worker': resolve(import.meta.dirname, 'clean-worker.ts') },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  });
  worker = pathToFileURL(join(folder, 'clean-worker.js'));
}, 120_000);

afterEach(async () => {
  await Promise.all(open.splice(0).map((c) => c.close()));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function cleaner(options: Partial<CleanerOptions> = {}): Cleaner {
  const made = createCleaner({ worker, timeoutMs: 60_000, ...options });
  open.push(made);
  return made;
}

/** A worker of a few lines that behaves badly in one way. */
async function badWorker(name: string, onJob: string): Promise<URL> {
  const file = join(folder, `${name}.mjs`);
  await writeFile(
    file,
    `import { parentPort } from 'node:worker_threads';\nparentPort.on('message', ({ id, input }) => {\nparentPort.postMessage({ id, begun: true });\n${onJob}\n});\n`,
  );
  return pathToFileURL(file);
}

const file = (name: string, text: string): CleanInput => ({ name, bytes: new TextEncoder().encode(text) });
const article = (n: number): CleanInput =>
  file(
    `a${n}.txt`,
    `Report number ${n} on the bridge\n\nThe bridge was closed on Monday because its bearing had cracked, the roads office said.`,
  );

describe('the worker', () => {
  test('cleans files and stays for the next', async () => {
    const { clean } = cleaner();
    const [a, b] = await Promise.all([clean(article(1)), clean(article(2))]);
    expect(a.title).toBe('Report number 1 on the bridge');
    expect(b.title).toBe('Report number 2 on the bridge');
    expect(a.html).toContain('<h1>Report number 1 on the bridge</h1>\n<p>The bridge was closed');
  });

  test('a refusal comes back as an error of ours, and the files behind it go on', async () => {
    const { clean } = cleaner();
    const results = await Promise.allSettled([
      clean(article(1)),
      clean(file('photo.html', 'GIF89a and more')),
      clean(file('deep.html', `<html><body>${'<div>'.repeat(100_000)}`)),
      clean(article(2)),
    ]);
    expect(results.map((r) => r.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(results[1]).toMatchObject({
      reason: {
        name: 'AppError',
        code: 'not-text',
        message: expect.stringContaining('“photo.html” is a GIF picture') as string,
      },
    });
    expect(results[2]).toMatchObject({ reason: { name: 'AppError', code: 'too-complex' } });
  });

  test('embedded pictures come back as bytes', async () => {
    const png = Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      Buffer.alloc(500, 7),
    ]);
    const text =
      'The bridge was closed on Monday because its bearing had cracked, the roads office said. '.repeat(8);
    const { assets, html } = await cleaner().clean(
      file(
        'p.html',
        `<html><body><article><h1>Bridge</h1><p>${text}</p><p><img src="data:image/jpeg;base64,${png.toString('base64')}" alt="Bearing"></p><p>${text}</p></article></body></html>`,
      ),
    );
    expect(assets).toHaveLength(1);
    expect(assets[0]?.name).toMatch(/^[0-9a-f]{32}\.png$/);
    expect(assets[0]?.mediaType).toBe('image/png');
    expect(Buffer.from(assets[0]?.bytes ?? []).equals(png)).toBe(true);
    expect(html).toContain(`<img src="asset:${assets[0]?.name}" alt="Bearing">`);
  });

  test('the built one finds the tables for Japanese text', async () => {
    const line = '橋は昨夜の大雨で流された。町の人々は川を渡る道をほかに探している。';
    const bytes = eastAsianPdf('90ms-RKSJ-H', 'Japan1', [
      encode(line, 'shift_jis'),
      encode(line, 'shift_jis'),
    ]);
    expect((await cleaner().clean({ name: 'bridge.pdf', bytes })).text).toContain(line);
  });

  test('reaches no network, whatever a page asks for', async () => {
    // The same worker, in a thread where every way to the network throws and is reported.
    const guarded = join(folder, 'guarded.mjs');
    await writeFile(
      guarded,
      `import net from 'node:net'; import dns from 'node:dns'; import http from 'node:http'; import https from 'node:https';
       import { syncBuiltinESMExports } from 'node:module';
       const deny = () => { throw new Error('network'); };
       net.connect = net.createConnection = net.Socket.prototype.connect = deny;
       dns.lookup = dns.resolve = dns.promises.lookup = deny;
       http.request = http.get = https.request = https.get = deny;
       globalThis.fetch = globalThis.WebSocket = deny;
       syncBuiltinESMExports();
       const reached = []; try { net.connect(80, 'example.org') } catch (e) { reached.push(e.message) }
       if (reached[0] !== 'network') throw new Error('the guard does not work');
       await import('./clean-worker.js');`,
    );
    const text =
      'The bridge was closed on Monday because its bearing had cracked, the roads office said. '.repeat(8);
    const page = `<html><head><base href="http://evil.example/"><link rel="stylesheet" href="a.css"><style>@import "http://evil.example/b.css";</style>
      <script src="http://evil.example/c.js"></script><meta http-equiv="refresh" content="0;url=http://evil.example"></head>
      <body><h1>Bridge</h1><p>${text}<img src="http://evil.example/d.png" srcset="e.png 2x"></p><iframe src="http://evil.example/f"></iframe>
      <object data="g"></object><video src="h" autoplay></video><svg><image href="http://evil.example/i"></image></svg><p>${text}</p></body></html>`;
    const { plainText } = await cleaner({ worker: pathToFileURL(guarded) }).clean(file('p.html', page));
    expect(plainText).toContain('The bridge was closed on Monday');
  });
});

describe('a worker that goes wrong', () => {
  test('is ended when it takes too long, and the next file gets a new one', async () => {
    const slow = await badWorker(
      'slow',
      `if (input.name === 'slow.html') for (;;); parentPort.postMessage({ id, done: { title: input.name } });`,
    );
    const { clean } = cleaner({ worker: slow, timeoutMs: 2000 });
    let turns = 0;
    const ping = setInterval(() => turns++, 20);
    const results = await Promise.allSettled([clean(file('slow.html', 'x')), clean(file('b.html', 'x'))]);
    clearInterval(ping);
    expect(results[0]).toMatchObject({
      status: 'rejected',
      reason: { code: 'timeout', message: expect.stringContaining('“slow.html”') as string },
    });
    expect(results[1]).toMatchObject({ status: 'fulfilled', value: { title: 'b.html' } });
    // The program itself went on all the time.
    expect(turns).toBeGreaterThan(3);
  });

  test('a busy machine and a slow start do not count: only processor time does', async () => {
    const idle = `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1800);`;
    const waits = await badWorker(
      'waits',
      `${idle} parentPort.postMessage({ id, done: { title: input.name } });`,
    );
    const starts = join(folder, 'starts.mjs');
    await writeFile(
      starts,
      `const until = Date.now() + 1800; while (Date.now() < until); await import('${waits.href}');`,
    );
    for (const worker of [waits, pathToFileURL(starts)]) {
      const { clean } = cleaner({ worker, timeoutMs: 1500, cpu: () => 0 });
      await expect(clean(file('good.html', 'x'))).resolves.toMatchObject({ title: 'good.html' });
    }
  });

  test('one that spins is ended by its processor time, one that only waits by the clock', async () => {
    const spins = await badWorker('spins', 'for (;;);');
    const byTime = cleaner({ worker: spins, timeoutMs: 300 });
    await expect(byTime.clean(file('spins.html', 'x'))).rejects.toMatchObject({ code: 'timeout' });
    const waits = await badWorker(
      'waits-forever',
      'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);',
    );
    const byClock = cleaner({ worker: waits, timeoutMs: 100, cpu: () => 0 });
    await expect(byClock.clean(file('waits.html', 'x'))).rejects.toMatchObject({ code: 'timeout' });
  });

  test('a PDF and a book have more time, and the message says what to do about each', async () => {
    const slow = await badWorker('slow-long', `for (;;);`);
    const { clean } = cleaner({ worker: slow, timeoutMs: 60_000, longTimeoutMs: 300 });
    await expect(clean(file('a.pdf', '%PDF-1.7'))).rejects.toThrow(
      '“a.pdf” was not imported: cleaning it took longer than 0.3 seconds. Save the pages that you need as a PDF of their own.',
    );
    await expect(clean(file('a.epub', 'PK\u0003\u0004 META-INF/container.xml'))).rejects.toThrow(
      'Import it by chapters.',
    );
  });

  test('is ended when the program grows by what it holds outside of its own limit', async () => {
    const greedy = await badWorker(
      'greedy-outside',
      `if (input.name === 'greedy.pdf') for (;;); parentPort.postMessage({ id, done: { title: input.name } });`,
    );
    const mb = 1024 * 1024;
    let held = 0;
    const { clean } = cleaner({ worker: greedy, growthMb: 100, memory: () => (held += 30 * mb) });
    await expect(clean(file('greedy.pdf', '%PDF-1.7'))).rejects.toMatchObject({
      code: 'too-complex',
      message: expect.stringContaining('needs more memory than an article may take') as string,
    });
    await expect(clean(file('b.html', 'x'))).resolves.toMatchObject({ title: 'b.html' });
  });

  test('is replaced when it needs too much memory', async () => {
    const greedy = await badWorker(
      'greedy',
      `if (input.name === 'greedy.html') { const all = []; for (;;) all.push(new Array(1000).fill(input.name + all.length)); } parentPort.postMessage({ id, done: { title: input.name } });`,
    );
    const { clean } = cleaner({ worker: greedy, memoryMb: 32 });
    await expect(clean(file('greedy.html', 'x'))).rejects.toMatchObject({ code: 'too-complex' });
    await expect(clean(file('b.html', 'x'))).resolves.toMatchObject({ title: 'b.html' });
  });

  test('is replaced when it breaks, without its stack reaching the user', async () => {
    const broken = await badWorker(
      'broken',
      `if (input.name === 'a.html') throw new Error('secret /home/path'); parentPort.postMessage({ id, done: { title: input.name } });`,
    );
    const { clean } = cleaner({ worker: broken });
    const error: unknown = await clean(file('a.html', 'x')).catch((e: unknown) => e);
    expect(error).toMatchObject({ code: 'internal' });
    expect((error as Error).message).toContain('“a.html”');
    expect((error as Error).message).not.toContain('secret');
    await expect(clean(file('b.html', 'x'))).resolves.toMatchObject({ title: 'b.html' });
  });
});

describe('cancelling', () => {
  test('ends a running job and drops a waiting one; others go on', async () => {
    const slow = await badWorker(
      'held',
      `if (input.name !== 'c.html') for (;;); parentPort.postMessage({ id, done: { title: input.name } });`,
    );
    const { clean } = cleaner({ worker: slow });
    const [one, two] = [new AbortController(), new AbortController()];
    const results = Promise.allSettled([
      clean(file('a.html', 'x'), one.signal),
      clean(file('b.html', 'x'), two.signal),
      clean(file('c.html', 'x')),
    ]);
    two.abort();
    one.abort();
    expect(await results).toMatchObject([
      { status: 'rejected', reason: { code: 'cancelled' } },
      { status: 'rejected', reason: { code: 'cancelled' } },
      { status: 'fulfilled', value: { title: 'c.html' } },
    ]);
  });

  test('closing cancels what runs and waits, and refuses what comes later', async () => {
    const stuck = await badWorker('stuck', 'for (;;);');
    const made = cleaner({ worker: stuck });
    const results = Promise.allSettled([made.clean(file('a.html', 'x')), made.clean(file('b.html', 'x'))]);
    await made.close();
    expect(await results).toMatchObject([
      { reason: { code: 'cancelled' } },
      { reason: { code: 'cancelled' } },
    ]);
    await expect(made.clean(file('c.html', 'x'))).rejects.toMatchObject({ code: 'cancelled' });
  });
});

test('an idle worker is ended; the next file starts another', async () => {
  const counting = await badWorker(
    'counting',
    `globalThis.jobs = (globalThis.jobs ?? 0) + 1; parentPort.postMessage({ id, done: { title: String(globalThis.jobs) } });`,
  );
  const { clean } = cleaner({ worker: counting, idleMs: 50 });
  expect((await clean(file('a.html', 'x'))).title).toBe('1');
  expect((await clean(file('b.html', 'x'))).title).toBe('2');
  await expect.poll(async () => (await clean(file('c.html', 'x'))).title, { interval: 300 }).toBe('1');
});
