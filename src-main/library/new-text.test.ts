import type * as nodeFs from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { FileSystem } from '../store/disk';
import { failingAfter } from '../testing/failing-after';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../testing/library';

const first = 'Eleven people died on Monday.';
const second = 'The mayor spoke of fourteen dead people.';
const edits = [{ text: second, nth: 0, action: 'remove' }] as const;

/** An article with a note over two lines, on a disk that asks before it renames a file or adds a line to the journal. */
async function start() {
  const asks = { before: (_what: string): Promise<void> => Promise.resolve() };
  const { fs } = failingAfter(Number.POSITIVE_INFINITY);
  const rename = async (from: string, to: string): Promise<void> => {
    await asks.before(to);
    await fs.rename(from, to);
  };
  const open = async (...args: Parameters<typeof nodeFs.open>) => {
    const handle = await fs.open(...args);
    const write = handle.write.bind(handle) as unknown as (data: Buffer, ...rest: number[]) => Promise<never>;
    const asking = async (data: Buffer, ...rest: number[]) => {
      await asks.before(data.toString('utf8'));
      return write(data, ...rest);
    };
    return Object.assign(handle, { write: asking });
  };
  const app = await openApp(await temporaryFolder(), {
    fs: { ...fs, rename, open } as unknown as FileSystem,
  });
  const client = connect(app);
  const { id } = await imported(client, 'dam.txt', story('Dam breaks', first, second, 'Nobody was warned.'));
  const note = await annotate(client, id, `${first}\n${second}\nNobody was warned.`);
  return { app, client, id, note, asks };
}

describe('a new text of an article', () => {
  it('counts what became of the notes, also when they were asked for meanwhile', async () => {
    const { app, client, id, asks } = await start();
    const alone = (await client.call('setBlockEdits', { id, edits: [...edits] })).annotations;
    expect(alone).toEqual({ kept: 0, moved: 1, unplaced: 0 });
    await client.call('setBlockEdits', { id, edits: [] });
    let isBusy = false;
    asks.before = async (path) => {
      if (isBusy || !path.endsWith('.txt')) return;
      isBusy = true;
      await app.annotations.list(id);
    };
    expect((await client.call('setBlockEdits', { id, edits: [...edits] })).annotations).toEqual(alone);
    expect(isBusy).toBe(true);
    // Another change of the record is no news for them.
    expect((await client.call('cleanAgain', { id })).annotations).toEqual({ kept: 1, moved: 0, unplaced: 0 });
  });

  it('is told to the windows also when placing fails', async () => {
    const { client, id, asks } = await start();
    const told: string[] = [];
    await client.call('setReadingPosition', { article: id, position: { offset: 60, progress: 0.8 } });
    client.on('articleChanged', ({ article }) => told.push(`text ${article}`));
    client.on('annotationsChanged', ({ article }) => told.push(`notes ${article}`));
    for (const file of ['position.json', 'annotations.json']) {
      asks.before = async (line) => {
        if (line.includes(`${file}"`)) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      };
      told.length = 0;
      const change = client.call('setBlockEdits', { id, edits: file === 'position.json' ? [...edits] : [] });
      await expect(change).rejects.toMatchObject({ code: 'storage' });
      expect(told).toEqual([`text ${id}`, `notes ${id}`]);
      asks.before = () => Promise.resolve();
    }
  });
});
