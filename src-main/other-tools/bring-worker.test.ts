import { type Client, limits } from '#contract';
import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type BuiltWorker, builtWorker } from '../testing/built-worker';
import { connect, openApp, send, temporaryFolder } from '../testing/library';
import { zipOf } from '../testing/zip';
import { readBrought } from './read-brought';
import { createReadBrought } from './reading';

let built: BuiltWorker;
beforeAll(async () => void (built = await builtWorker('other-tools/bring-worker.ts')), 120_000);
afterAll(() => built.remove());

const pocket = (rows: number): Buffer =>
  Buffer.from(
    `title,url,time_added,tags,status\n${Array.from(
      { length: rows },
      (_, n) =>
        `Report ${n} on the flood,https://outlet.example/${n},${1709632800 + n},flood|t${n % 9},unread\n`,
    ).join('')}`,
  );

async function start(): Promise<Client> {
  return connect(await openApp(await temporaryFolder(), { bringWorker: built.worker }));
}

/** The next thread that is started. It is one that has ended when its id is -1. */
async function nextThread(): Promise<Worker> {
  const [worker] = (await once(process, 'worker')) as [Worker];
  return worker;
}
const ended = (worker: Worker): Promise<void> =>
  vi.waitFor(() => expect(worker.threadId).toBe(-1), { timeout: 60_000 });

describe('the worker that reads files of other tools', () => {
  it('reads as this thread does, and nothing of it gets lost between them', async () => {
    const read = createReadBrought(built.worker);
    const bookmarks =
      '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><H3>River</H3><DL><p><DT><A HREF="https://example.org/a" ADD_DATE="1709632800">The dam</A></DL><p></DL>';
    const clipper = JSON.stringify({
      'https://example.org/a': { url: 'https://example.org/a', highlights: [{ text: 'The dam broke.' }] },
    });
    for (const [name, bytes] of [
      ['many.csv', pocket(1234)],
      ['broken.csv', Buffer.from(`${pocket(3).toString()}"an open quotation mark\n`)],
      ['bookmarks.html', Buffer.from(bookmarks)],
      ['highlights.json', Buffer.from(clipper)],
      ['pocket.zip', await zipOf({ 'part_000000.csv': pocket(5), 'part_000001.csv': pocket(7) })],
    ] as const) {
      const brought = await read(name, bytes);
      expect(brought?.items.length, name).toBeGreaterThan(0);
      expect(brought, name).toEqual(await readBrought(name, bytes));
    }
  }, 120_000);

  it('refuses in a sentence what is made to hurt, and is no worse for it', async () => {
    const read = createReadBrought(built.worker);
    const deep = `<!DOCTYPE NETSCAPE-Bookmark-file-1>${'<DL><DT><H3>a</H3>'.repeat(5000)}`;
    await expect(read('deep.html', Buffer.from(deep))).rejects.toMatchObject({ code: 'too-complex' });
    expect(await read('nested.json', Buffer.from('['.repeat(100_000)))).toBeNull();
    expect((await read('good.csv', pocket(2)))?.items).toHaveLength(2);
  }, 120_000);

  it('is ended when it takes too long, which is said', async () => {
    const thread = nextThread();
    // Sooner than any thread has begun.
    const error = await createReadBrought(built.worker, 1)('much.csv', pocket(20_000)).catch(
      (one: unknown) => one,
    );
    expect(error).toMatchObject({
      code: 'timeout',
      message: '“much.csv” took too long to read. Export it in parts.',
    });
    await ended(await thread);
    expect((await createReadBrought(built.worker)('much.csv', pocket(2)))?.items).toHaveLength(2);
  }, 120_000);
});

describe('bringing a large file in', () => {
  it('a preview that is cancelled ends its thread, and says so', async () => {
    const client = await start();
    const upload = await send(client, 'much.csv', pocket(20_000));
    const thread = nextThread();
    const preview = client.call('previewBrought', { upload }).catch((error: unknown) => error);
    const worker = await thread;
    await client.call('cancelUpload', { upload });
    expect(await preview).toMatchObject({ code: 'cancelled' });
    await ended(worker);
    const again = await send(client, 'much.csv', pocket(20_000));
    expect(await client.call('previewBrought', { upload: again })).toMatchObject({
      pages: 20_000,
      needed: 20_000,
    });
    expect(await client.call('listAwaited', {})).toMatchObject({ total: 0 });
  }, 120_000);

  it('is told as it goes on, ends in the middle, and the rest comes with the next call', async () => {
    const client = await start();
    const all = 20_000;
    const upload = await send(client, 'much.csv', pocket(all));
    const told: { done: number; total: number }[] = [];
    client.on('bringProgress', ({ id, done, total }) => {
      if (id !== 'bringing-0001') return;
      told.push({ done, total });
      if (told.length === 1) void client.call('cancelBringing', { id });
    });
    const some = await client.call('bringIn', { id: 'bringing-0001', upload });
    expect(some).toMatchObject({ cancelled: true, refusedCount: 0 });
    expect(told[0]?.total).toBe(all);
    expect(some.awaited).toBeGreaterThan(0);
    expect(some.awaited).toBeLessThan(all);
    expect(await client.call('listAwaited', {})).toMatchObject({ total: some.awaited });
    const rest = await client.call('bringIn', {
      id: 'bringing-0002',
      upload: await send(client, 'much.csv', pocket(all)),
    });
    expect(rest).toMatchObject({ cancelled: false, awaited: all });
    const list = await client.call('listAwaited', { words: 'report t3' });
    expect(list).toMatchObject({ total: all, found: 2222 });
    expect(list.rows.length).toBeLessThanOrEqual(limits.rows);
    await client.call('undoBringing', { id: 'bringing-0002' });
    expect(await client.call('listAwaited', {})).toMatchObject({ total: some.awaited });
    await client.call('redoBringing', { id: 'bringing-0002' });
    expect(await client.call('listAwaited', {})).toMatchObject({ total: all });
  }, 120_000);

  it('that is ended while it is read brings nothing', async () => {
    const client = await start();
    const upload = await send(client, 'much.csv', pocket(20_000));
    const thread = nextThread();
    const bringing = client.call('bringIn', { id: 'bringing-0003', upload }).catch((error: unknown) => error);
    const worker = await thread;
    await client.call('cancelBringing', { id: 'bringing-0003' });
    expect(await bringing).toMatchObject({ code: 'cancelled' });
    await ended(worker);
    expect(await client.call('listAwaited', {})).toMatchObject({ total: 0 });
  }, 120_000);
});
