import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connect, imported, openApp, story, temporaryFolder } from '../testing/library';
import { createDisk } from './disk';
import type { LibraryEntry } from './formats';
import { layoutOf } from './layout';
import { type ListFile, openListFile } from './list-file';

const now = (): Date => new Date('2026-11-22T10:00:00Z');

async function opened(root: string, unclean = false) {
  const notices: string[] = [];
  const disk = createDisk();
  const list = await openListFile({
    ...{ disk, layout: layoutOf(root), unclean, now },
    notice: (sentence) => notices.push(sentence),
  });
  return { list, notices };
}

/** As the program makes one; all others are made of it. */
async function someEntry(): Promise<LibraryEntry> {
  const app = await openApp(await temporaryFolder());
  await imported(connect(app), 'harbour.txt', story('Harbour', 'The harbour was closed.'));
  const [entry] = app.library.list();
  if (!entry) throw new Error('nothing was imported');
  return { noteTags: [], hashes: [], urls: [], ...entry };
}

/** A library with `count` articles in its list, as a session left it that ended properly. */
async function listOf(count: number) {
  const root = await temporaryFolder();
  const one = await someEntry();
  const all = new Map(
    Array.from({ length: count }, (_, n) => `article-${n}`).map((id) => [id, { ...one, id, title: id }]),
  );
  const { list } = await opened(root);
  await list.add(new Map(all), () => all.values());
  await list.finish(() => all.values());
  return { root, all };
}

const titles = ({ entries }: ListFile): string[] =>
  Array.from(entries.ids(), (id) => entries.get(id)?.title ?? '').sort();

describe('the list of a library', () => {
  it('is not there at first and must be counted', async () => {
    const { list } = await opened(await temporaryFolder());
    expect([list.untrusted, list.entries.size]).toEqual([true, 0]);
  });

  it('has what was changed since it was written, without being written anew', async () => {
    const { root, all } = await listOf(3);
    const path = join(root, 'library.json');
    const before = await readFile(path, 'utf8');
    const { list } = await opened(root);
    expect([list.untrusted, titles(list)]).toEqual([false, ['article-0', 'article-1', 'article-2']]);
    const changed = { ...all.get('article-0')!, title: 'changed' };
    await list.add(
      new Map([
        ['article-0', changed],
        ['article-1', null],
      ]),
      () => all.values(),
    );
    expect(await readFile(path, 'utf8')).toBe(before);
    // The next session begins without this one having ended properly.
    const { list: next } = await opened(root, true);
    expect([next.untrusted, titles(next)]).toEqual([false, ['article-2', 'changed']]);
  });

  it('is written anew when many changes have come, and when a session ends', async () => {
    const { root, all } = await listOf(3);
    const { list } = await opened(root);
    const changed = { ...all.get('article-0')!, title: 'changed' };
    all.set('article-0', changed);
    for (let n = 0; n < 201; n++) await list.add(new Map([['article-0', changed]]), () => all.values());
    expect(await readFile(join(root, 'library.json'), 'utf8')).toContain('"title":"changed"');
    all.set('article-0', { ...changed, title: 'again' });
    await list.add(new Map([['article-0', all.get('article-0')!]]), () => all.values());
    await list.finish(() => all.values());
    expect(await readdir(root)).not.toContain('library.changes.jsonl');
    expect(titles((await opened(root)).list)).toEqual(['again', 'article-1', 'article-2']);
  });

  it('forgets a last change that was cut off, and is counted anew when one in the middle is damaged', async () => {
    const { root, all } = await listOf(2);
    const { list } = await opened(root);
    for (const title of ['first', 'second']) {
      await list.add(new Map([['article-0', { ...all.get('article-0')!, title }]]), () => all.values());
    }
    const path = join(root, 'library.changes.jsonl');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.slice(0, -5));
    const { list: torn } = await opened(root);
    expect([torn.untrusted, titles(torn)]).toEqual([false, ['article-1', 'first']]);
    await writeFile(path, text.replace('first', 'fisrt'));
    const { list: damaged } = await opened(root);
    expect([damaged.untrusted, titles(damaged)]).toEqual([true, ['article-1', 'second']]);
  });

  it('that was changed by anybody else is read as far as it goes, or kept aside and counted anew', async () => {
    const { root } = await listOf(2);
    const path = join(root, 'library.json');
    const text = await readFile(path, 'utf8');
    await writeFile(path, JSON.stringify(JSON.parse(text), null, 4));
    const { list, notices } = await opened(root);
    expect([titles(list), notices]).toEqual([['article-0', 'article-1'], []]);

    await writeFile(path, text.slice(0, -40));
    const damaged = await opened(root);
    expect([damaged.list.untrusted, damaged.list.entries.size]).toEqual([true, 0]);
    expect(damaged.notices).toEqual([expect.stringContaining('was damaged')]);
    const [kept = ''] = (await readdir(root)).filter((name) => name.includes('.corrupt-'));
    expect(await readFile(join(root, kept), 'utf8')).toBe(text.slice(0, -40));
    await rm(path);
    expect((await opened(root)).list.untrusted).toBe(true);
  });
});
