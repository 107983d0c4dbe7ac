import type { Link } from '#contract';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../testing/library';
import { checkLibrary } from './check';

async function start() {
  const folder = await temporaryFolder();
  const app = await openApp(folder);
  const client = connect(app);
  const { id: dam } = await imported(client, 'dam.txt', story('Dam breaks', 'Eleven people died on Monday.'));
  const { id: mayor } = await imported(client, 'mayor.txt', story('Mayor speaks', 'There were twelve dead.'));
  const ends: Link['ends'] = [
    { article: dam, annotation: (await annotate(client, dam, 'Eleven people')).id },
    { article: mayor, annotation: (await annotate(client, mayor, 'twelve dead')).id },
  ];
  await client.call('putLink', { id: 'link-0001', ends, relation: 'contradicts', note: 'Who counts?' });
  const path = (article: string): string => join(folder, 'articles', article, 'annotations.json');
  const links = async (article: string): Promise<Link[]> =>
    (JSON.parse(await readFile(path(article), 'utf8')) as { links: Link[] }).links;
  const setLinks = async (article: string, next: Link[]): Promise<void> => {
    const file = JSON.parse(await readFile(path(article), 'utf8')) as object;
    await writeFile(path(article), JSON.stringify({ ...file, links: next }));
  };
  const repair = async (): Promise<void> => {
    const again = await openApp(folder);
    await again.repair();
    await again.close();
  };
  return { folder, app, client, dam, mayor, links, setLinks, repair };
}

it('tells of a copy of a link that is missing, older or another, and mends it', async () => {
  const { folder, app, dam, mayor, links, setLinks, repair } = await start();
  await app.close();
  expect(await checkLibrary(folder)).toEqual([]);
  const backups = async (article: string): Promise<string[]> => {
    const home = join(folder, 'backups', 'articles', article);
    const names = (await readdir(home)).filter((name) => name.startsWith('annotations.'));
    return Promise.all(names.map((name) => readFile(join(home, name), 'utf8')));
  };
  const [link] = (await links(dam)) as [Link];
  const older = { ...link, relation: 'quotes' as const, modified: '2020-01-01T00:00:00.000Z' };
  // Of the same time: the longer note counts, and one that is there rather than a deleted one.
  const shorter = { ...link, note: 'Who' };
  const deleted = { ...link, note: 'Who counts? Nobody knows.', deleted: link.modified };
  for (const [article, copies, what] of [
    [mayor, [], 'is missing here'],
    [dam, [], 'is missing here'],
    [mayor, [older], 'is older here'],
    [dam, [older], 'is older here'],
    [mayor, [shorter], 'says something else here'],
    [dam, [deleted], 'says something else here'],
  ] as const) {
    await setLinks(article, [...copies]);
    const other = article === dam ? mayor : dam;
    expect(await checkLibrary(folder)).toEqual([
      {
        file: `articles/${article}/annotations.json`,
        message: `link link-0001, which article ${other} has, ${what}`,
      },
    ]);
    await repair();
    expect(await checkLibrary(folder)).toEqual([]);
    expect([await links(dam), await links(mayor)]).toEqual([[link], [link]]);
    const before = (await backups(article)).map((text) => (JSON.parse(text) as { links: Link[] }).links);
    expect(before).toContainEqual(copies);
  }
});

it('does not expect the copy of an article in the trash, or of one that is gone', async () => {
  const { folder, app, client, dam, mayor, links, repair } = await start();
  await client.call('deleteArticle', { id: mayor });
  await client.call('deleteLink', { article: dam, id: 'link-0001' });
  await app.close();
  expect(await checkLibrary(folder)).toEqual([]);
  await rm(join(folder, 'trash'), { recursive: true });
  await repair();
  expect(await checkLibrary(folder)).toEqual([]);
  expect(await links(dam)).toHaveLength(1);
});

it('tells of articles of a collection that are nowhere, and takes them out', async () => {
  const { folder, app, client, dam, mayor, repair } = await start();
  const articles = [dam, mayor];
  await client.call('putCollection', { id: 'flood-001', name: 'The flood', articles });
  await client.call('deleteArticle', { id: mayor });
  await app.close();
  expect(await checkLibrary(folder)).toEqual([]);

  const path = join(folder, 'collections.json');
  await writeFile(path, (await readFile(path, 'utf8')).replace(dam, 'nowhere-1'));
  expect(await checkLibrary(folder)).toEqual([
    { file: 'collections.json', message: 'collection “The flood” has article nowhere-1, which is not there' },
  ]);
  await repair();
  expect(await checkLibrary(folder)).toEqual([]);
  // What repairing changes is in the backups as it was.
  const kept = (await readdir(join(folder, 'backups'))).filter((name) => name.startsWith('collections.'));
  const texts = await Promise.all(kept.map((name) => readFile(join(folder, 'backups', name), 'utf8')));
  expect(texts.some((text) => text.includes('nowhere-1'))).toBe(true);
  // What is in the trash keeps its place.
  const again = connect(await openApp(folder));
  await again.call('restoreArticle', { id: mayor });
  expect(await again.call('listCollections', {})).toMatchObject([{ articles: [mayor] }]);
});

it('tells of a text that is not kept and that notes stand in', async () => {
  const { folder, app, client, dam } = await start();
  const remove = (text: string) => ({ text, nth: 0, action: 'remove' as const });
  await client.call('setBlockEdits', { id: dam, edits: [remove('Eleven people died on Monday.')] });
  await app.close();
  expect(await checkLibrary(folder)).toEqual([]);
  const file = `articles/${dam}/versions/1.html`;
  await rm(join(folder, file));
  await rm(join(folder, 'articles', dam, 'versions', '1.json'));
  expect(await checkLibrary(folder)).toEqual([
    { file, message: 'is missing or damaged, and 1 note stands in it' },
  ]);
});

it('tells of comparisons that are damaged or another’s record, and repairs what it can', async () => {
  const { folder, app, client, dam, mayor, repair } = await start();
  await client.call('changeComparison', { id: 'comparison-1', articles: [dam, mayor] });
  await app.close();
  expect(await checkLibrary(folder)).toEqual([]);
  const at = (id: string): string => join(folder, 'comparisons', `${id}.json`);
  const sound = await readFile(at('comparison-1'), 'utf8');
  await writeFile(at('comparison-1'), sound.slice(0, -20));
  await writeFile(at('comparison-2'), sound);
  expect(await checkLibrary(folder)).toEqual([
    { file: 'comparisons/comparison-1.json', message: 'is damaged' },
    { file: 'comparisons/comparison-2.json', message: 'is the record of another comparison' },
  ]);
  await repair();
  // The sum is of the values in the order in which they are written.
  const sum = expect.any(String) as string;
  expect(JSON.parse(await readFile(at('comparison-1'), 'utf8'))).toEqual({ ...JSON.parse(sound), sum });
  expect(await checkLibrary(folder)).toHaveLength(1);
});

it('says once that the list cannot be read, not for each article, and the window says that it was made anew', async () => {
  const { folder, app } = await start();
  await app.close();
  await writeFile(join(folder, 'library.json'), 'garbage');
  expect(await checkLibrary(folder)).toEqual([{ file: 'library.json', message: 'is damaged' }]);
  const again = await openApp(folder);
  expect((await connect(again).call('getStatus', {})).notices.join()).toContain('has been made anew');
  await again.close();
  expect(await checkLibrary(folder)).toEqual([]);
});
