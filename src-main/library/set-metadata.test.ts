import { expect, it } from 'vitest';
import { connect, imported, openApp, story, temporaryFolder } from '../testing/library';
import { stored } from '../testing/stored';

async function start() {
  const folder = await temporaryFolder();
  const client = connect(await openApp(folder));
  const { id } = await imported(client, 'dam.txt', story('Dam breaks', 'Eleven people died on Monday.'));
  return { folder, client, id };
}

it('the reader’s values win over what was found, are told apart, and can be taken back', async () => {
  const { client, id, folder } = await start();
  const set = await client.call('setMetadata', {
    ...{ id, title: ' The dam ', byline: 'Ada Holm', lang: 'pt-br', publishedTime: '2026-03-02' },
    url: 'https://example.org/dam',
  });
  expect(set).toMatchObject({
    ...{ title: 'The dam', byline: 'Ada Holm', lang: 'pt-BR', publishedTime: '2026-03-02' },
    source: { url: 'https://example.org/dam' },
  });
  expect([...set.edited].sort()).toEqual(['byline', 'lang', 'publishedTime', 'title', 'url']);
  expect(await client.call('getArticle', { id })).toMatchObject({ title: 'The dam', edited: set.edited });
  expect(await stored(folder, `articles/${id}/article.json`)).toMatchObject({
    title: 'Dam breaks',
    metadataEdits: { title: 'The dam' },
  });

  const back = await client.call('setMetadata', { id, title: null, lang: '', url: null });
  expect(back).toMatchObject({ title: 'Dam breaks', byline: 'Ada Holm', lang: null, source: { url: null } });
  expect([...back.edited].sort()).toEqual(['byline', 'lang', 'publishedTime']);
});

it('what was found anyway is no edit', async () => {
  const { client, id } = await start();
  const set = await client.call('setMetadata', { id, title: 'Dam breaks', byline: '', lang: 'en' });
  expect(set.edited).toEqual([]);
});

it('tells every window', async () => {
  const { client, id } = await start();
  const heard: string[] = [];
  client.on('articleChanged', ({ article }) => void heard.push(article));
  await client.call('setMetadata', { id, siteName: 'Example Times' });
  expect(heard).toEqual([id]);
});

it('an empty title and a language that is none are refused', async () => {
  const { client, id } = await start();
  await expect(client.call('setMetadata', { id, title: '  ' })).rejects.toMatchObject({ code: 'bad-input' });
  await expect(client.call('setMetadata', { id, lang: 'in English' })).rejects.toMatchObject({
    code: 'bad-input',
  });
});
