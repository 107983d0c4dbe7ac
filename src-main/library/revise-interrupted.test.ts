import { cp } from 'node:fs/promises';
import * as nodeFs from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { FileSystem } from '../store/disk';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../testing/library';
import { checkLibrary } from './check';

const eleven = 'Eleven people died on Monday.';
const rest = 'The mayor spoke of eleven dead people.';
const edits = [{ text: eleven, nth: 0, action: 'remove' }] as const;

/** A file system on which nothing happens any more after so many steps, as when the power fails. */
function failingAfter(steps: number): { fs: FileSystem; left: () => number } {
  const state = { left: steps };
  const step = <A extends unknown[], T>(action: (...args: A) => Promise<T>) => {
    return async (...args: A): Promise<T> => {
      if (state.left-- <= 0) throw Object.assign(new Error('no power'), { code: 'EIO' });
      return action(...args);
    };
  };
  const { open, rename, link, copyFile, unlink, mkdir, readdir, readFile, rm } = nodeFs;
  const fs = {
    ...{ readdir, readFile },
    ...{ open: step(open as never), rename: step(rename), link: step(link), copyFile: step(copyFile) },
    ...{ unlink: step(unlink), mkdir: step(mkdir as never), rm: step(rm) },
  } as unknown as FileSystem;
  return { fs, left: () => state.left };
}

it('a change that is interrupted anywhere leaves the old text or the new one, whole, with its notes', async () => {
  const template = await temporaryFolder();
  const app = await openApp(template);
  const client = connect(app);
  const { id } = await imported(client, 'dam.txt', story('Dam breaks', eleven, rest));
  const gone = await annotate(client, id, 'people died');
  const stays = await annotate(client, id, 'eleven dead people');
  await app.close();

  const seen = new Set<number>();
  for (let steps = 0; ; steps++) {
    const folder = await temporaryFolder();
    await cp(template, folder, { recursive: true });
    const { fs } = failingAfter(Number.POSITIVE_INFINITY);
    const limited = failingAfter(steps);
    let on: FileSystem = fs;
    const proxy = new Proxy(fs, { get: (_, key) => Reflect.get(on, key) as unknown });
    const broken = await openApp(folder, { fs: proxy });
    on = limited.fs;
    const done = await broken.revise.setBlockEdits({ id, edits: [...edits] }).then(
      () => true,
      () => false,
    );
    const finished = limited.left() > 0;
    on = fs;
    // What the process would have done afterwards does not happen.
    const copy = await temporaryFolder();
    await cp(folder, copy, { recursive: true, filter: (path) => !path.endsWith('library.lock') });
    await broken.close().catch(() => undefined);

    expect((await checkLibrary(copy)).filter(({ file }) => file !== 'articles')).toEqual([]);
    const healed = await openApp(copy);
    const again = connect(healed);
    expect(healed.status().notices).toEqual([]);
    const { text, version } = await again.call('getArticle', { id });
    seen.add(version);
    expect(text).toBe(version === 1 ? `Dam breaks\n${eleven}\n${rest}\n` : `Dam breaks\n${rest}\n`);
    if (done) expect(version).toBe(2);
    const notes = await again.call('listAnnotations', { article: id });
    expect(notes.map((note) => note.id).sort()).toEqual([gone.id, stays.id].sort());
    const placed = notes.find((note) => note.id === stays.id)?.target;
    expect(placed?.version).toBe(version);
    const { start, end } = placed?.selector[0] ?? { start: 0, end: 0 };
    expect(text.slice(start, end)).toBe('eleven dead people');
    await again.call('setBlockEdits', { id, edits: [] });
    expect((await again.call('getArticle', { id })).text).toContain(eleven);
    for (const note of await again.call('listAnnotations', { article: id }))
      expect(note.target.selector).toEqual(
        note.id === gone.id ? gone.target.selector : stays.target.selector,
      );
    await healed.close();
    if (finished) break;
  }
  expect([...seen].sort()).toEqual([1, 2]);
}, 120_000);
