import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ArticleSummary } from '#contract';
import { clean } from '../article/clean';
import type { Cleaner } from '../article/cleaned';
import { madePng } from '../article/made-picture';
import { annotate, connect, openApp, temporaryFolder } from '../testing/library';
import { fakeCleaner } from '../testing/fake-cleaner';
import { keptVersions } from './new-text';

const cleaner: Cleaner = { ...fakeCleaner, clean };
const prose =
  'The harbour office said on Friday that the ferry would be towed to Marwick on the next high tide, and that the route would stay closed for three days while divers look at the hull.';
const page = `<html lang="en"><head><title>Ferry runs aground</title></head><body><article><h1>Ferry runs aground</h1>
  <p>${prose}</p><figure><img src="p_files/a.png" alt=""><figcaption>The ferry on the sand</figcaption></figure>
  <p>One. ${prose}</p><p>Two. ${prose}</p></article>
  <footer><figure><img src="p_files/b.png" alt=""><figcaption>The hull, seen from below</figcaption></figure></footer>
  </body></html>`;

/** A library with that page, imported with the pictures beside it. */
async function library() {
  const folder = await temporaryFolder();
  const app = await openApp(folder, { cleaner });
  const companions = [
    { path: 'p_files/a.png', bytes: madePng(300, 200) },
    { path: 'p_files/b.png', bytes: madePng(400, 200) },
    { path: 'p_files/code.js', bytes: Buffer.from('alert(1)'.repeat(20)) },
  ];
  let article: ArticleSummary | undefined;
  for await (const outcome of app.importBytes({ name: 'p.html', bytes: Buffer.from(page), companions }))
    if (outcome.outcome === 'imported') article = outcome.article;
  if (!article) throw new Error('not imported');
  const place = join(folder, 'articles', article.id);
  return { folder, app, client: connect(app), id: article.id, place };
}
const picturesIn = (html: string): string[] => html.match(/asset:[0-9a-f]+\.png/g) ?? [];
const edit = (n: number) => [{ text: `One. ${prose}`, nth: 0, action: n % 2 ? 'keep' : 'remove' } as const];

it('a picture in what cleaning took out comes back with it', async () => {
  const { client, id, place } = await library();
  expect(picturesIn((await client.call('getArticle', { id })).html)).toHaveLength(1);
  expect(await readdir(join(place, 'assets'))).toHaveLength(2);
  const { lines } = await client.call('getCleaning', { id });
  const edits = lines
    .filter(({ removed }) => removed !== null)
    .map(({ text, nth }) => ({ text, nth, action: 'keep' as const }));
  await client.call('setBlockEdits', { id, edits });
  const shown = picturesIn((await client.call('getArticle', { id })).html);
  expect(shown).toHaveLength(2);
  for (const address of shown)
    expect(
      (await client.call('getAsset', { article: id, name: address.slice('asset:'.length) })).mediaType,
    ).toBe('image/png');
});

it('a page that comes again with its folder gets its pictures, and keeps them when it comes without', async () => {
  const folder = await temporaryFolder();
  const app = await openApp(folder, { cleaner });
  const take = async (text: string, companions?: { path: string; bytes: Uint8Array }[]) => {
    const input = { name: 'p.html', bytes: Buffer.from(text), ...(companions && { companions }) };
    const { value } = await app.importBytes(input).next();
    if (!value || !('article' in value)) throw new Error('not imported');
    return value;
  };
  const beside = [{ path: 'p_files/a.png', bytes: madePng(300, 200) }];
  const { article } = await take(page);
  const { id } = article;
  const client = connect(app);
  const note = await annotate(client, id, 'divers look at the hull');
  expect(await take(page, beside)).toMatchObject({
    outcome: 'updated',
    article: { id },
    revision: { version: 2, added: [], gone: [], annotations: { kept: 1, moved: 0, unplaced: 0 } },
  });
  expect(picturesIn((await client.call('getArticle', { id })).html)).toHaveLength(1);
  expect((await client.call('listAnnotations', { article: id }))[0]?.target.selector).toEqual(
    note.target.selector,
  );
  for (const companions of [beside, undefined])
    expect(await take(page, companions)).toMatchObject({ outcome: 'already-there' });

  // A changed page without its folder shows the pictures that came before under the same names.
  expect(await take(page.replace('One. ', 'Once more. '))).toMatchObject({ outcome: 'updated' });
  expect(picturesIn((await client.call('getArticle', { id })).html)).toHaveLength(1);
  expect(await client.call('getCleaning', { id })).toMatchObject({ outdated: false });
});

it('a record that is made anew keeps the pictures, and so does every later version', async () => {
  const { app, client, folder, id, place } = await library();
  const { html } = await client.call('getArticle', { id });
  await app.close();
  const files = await readdir(join(place, 'assets'));
  await rm(join(folder, 'backups'), { recursive: true, force: true });
  await writeFile(join(place, 'article.json'), '{');
  const again = connect(await openApp(folder, { cleaner }));
  expect((await again.call('getArticle', { id })).html).toBe(html);
  const name = picturesIn(html)[0]?.slice('asset:'.length) ?? '';
  expect(await again.call('getAsset', { article: id, name })).toMatchObject({ mediaType: 'image/png' });
  for (let n = 0; n < keptVersions + 3; n++) await again.call('setBlockEdits', { id, edits: edit(n) });
  expect(await readdir(join(place, 'versions'))).not.toContain('1.html');
  expect((await readdir(join(place, 'assets'))).sort()).toEqual(files.sort());
}, 60_000);

it('a damaged text is made again with its pictures', async () => {
  const { app, folder, place } = await library();
  await app.close();
  const html = await readFile(join(place, 'article.html'), 'utf8');
  const copy = await temporaryFolder();
  await cp(folder, copy, { recursive: true });
  const damaged = place.replace(folder, copy);
  await writeFile(join(damaged, 'article.html'), 'damaged');
  const healing = await openApp(copy, { cleaner });
  await healing.repair();
  expect(await readFile(join(damaged, 'article.html'), 'utf8')).toBe(html);
});
