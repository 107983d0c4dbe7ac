import { cp } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { FileSystem } from '../store/disk';
import { failingAfter } from '../testing/failing-after';
import { annotate, connect, imported, openApp, story, temporaryFolder, upload } from '../testing/library';
import { checkLibrary } from './check';

const eleven = 'Eleven people died on Monday.';
const rest = 'The mayor spoke of eleven dead people.';
const edits = [{ text: eleven, nth: 0, action: 'remove' }] as const;

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

const changedFile = story(
  'Dam breaks',
  eleven.replace('Eleven', 'Fourteen'),
  rest,
  'The queen came on Tuesday.',
);

it('an update that is interrupted anywhere leaves the old text or the new one, each with its own file', async () => {
  const template = await temporaryFolder();
  const app = await openApp(template);
  const client = connect(app);
  const firstFile = story('Dam breaks', eleven, rest, 'from https://example.org/dam');
  const { id } = await imported(client, 'dam.txt', firstFile);
  const note = await annotate(client, id, 'eleven dead people');
  await app.close();

  const bytes = Buffer.concat([changedFile, Buffer.from('\nfrom http://www.example.org/dam')]);
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
    const { value: outcome } = await broken.importBytes({ name: 'new.txt', bytes }).next();
    const finished = limited.left() > 0;
    on = fs;
    const copy = await temporaryFolder();
    await cp(folder, copy, { recursive: true, filter: (path) => !path.endsWith('library.lock') });
    await broken.close().catch(() => undefined);

    expect((await checkLibrary(copy)).filter(({ file }) => file !== 'articles')).toEqual([]);
    const healed = await openApp(copy);
    const again = connect(healed);
    expect(healed.status().notices).toEqual([]);
    const { text, version, source } = await again.call('getArticle', { id });
    seen.add(version);
    expect(source.fileName).toBe(version === 1 ? 'dam.txt' : 'new.txt');
    expect(text.includes('Fourteen')).toBe(version === 2);
    if (outcome && outcome.outcome !== 'refused') expect(version).toBe(2);
    // What is cleaned again is the file that the text came from.
    expect(await again.call('cleanAgain', { id })).toMatchObject({ version, before: version });
    expect(await again.call('listAnnotations', { article: id })).toMatchObject([
      { id: note.id, target: { version } },
    ]);
    const repeated = await upload(again, 'new.txt', bytes);
    expect(repeated.outcome).toBe(version === 1 ? 'updated' : 'already-there');
    await healed.close();
    expect(await checkLibrary(copy)).toEqual([]);
    if (finished) break;
  }
  expect([...seen].sort()).toEqual([1, 2]);
}, 120_000);
