import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  annotate,
  connect,
  imported,
  listed,
  openApp,
  story,
  temporaryFolder,
  upload,
} from './testing/library';

const flood = story('The river rose', 'Fourteen people were moved.', 'The bridge 🌉 is closed.');

describe('the main job over a channel', () => {
  it('keeps articles, annotations, preferences and positions over a restart', async () => {
    const folder = await temporaryFolder();
    const first = await openApp(folder);
    const client = connect(first);
    const article = await imported(client, 'flood.txt', flood);
    const note = await annotate(client, article.id, 'Fourteen people', {
      note: 'Check.',
      tags: ['figures', 'figures'],
    });
    await client.call('setReadingPosition', {
      article: article.id,
      position: { offset: 15, progress: 0.25 },
    });
    await client.call('setPreferences', { theme: 'dark' });
    await first.close();

    const again = connect(await openApp(folder));
    const [summary] = await listed(again);
    expect(summary).toMatchObject({
      id: article.id,
      title: 'The river rose',
      annotations: 1,
      progress: 0.25,
    });
    expect(await again.call('listAnnotations', { article: article.id })).toEqual([note]);
    expect((await again.call('getArticle', { id: article.id })).position).toEqual({
      offset: 15,
      progress: 0.25,
    });
    expect((await again.call('getPreferences', {})).theme).toBe('dark');
    expect(await again.call('listTags', {})).toEqual(['figures']);
    expect((await again.call('getStatus', {})).notices).toEqual([]);
  });

  it('makes one article of the same bytes, also when they come at once', async () => {
    const folder = await temporaryFolder();
    const client = connect(await openApp(folder));
    const outcomes = await Promise.all([upload(client, 'a.txt', flood), upload(client, 'b.txt', flood)]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['already-there', 'imported']);
    expect(await readdir(join(folder, 'articles'))).toHaveLength(1);
  });

  it('brings a deleted article back with its annotations', async () => {
    const client = connect(await openApp(await temporaryFolder()));
    const { id } = await imported(client, 'flood.txt', flood);
    const note = await annotate(client, id, 'bridge 🌉');
    await client.call('deleteArticle', { id });
    expect(await listed(client)).toEqual([]);
    await expect(client.call('getArticle', { id })).rejects.toMatchObject({ code: 'not-found' });
    await client.call('deleteArticle', { id });
    expect(await client.call('restoreArticle', { id })).toMatchObject({ id, annotations: 1 });
    expect(await client.call('restoreArticle', { id })).toMatchObject({ id });
    expect(await client.call('listAnnotations', { article: id })).toEqual([note]);
  });

  it('tells every window that something is stale', async () => {
    const app = await openApp(await temporaryFolder());
    const [mine, other] = [connect(app), connect(app)];
    const heard: unknown[] = [];
    other.on('libraryChanged', () => heard.push('library'));
    other.on('annotationsChanged', (data) => heard.push(data));
    other.on('preferencesChanged', () => heard.push('preferences'));
    const { id } = await imported(mine, 'flood.txt', flood);
    await annotate(mine, id, 'bridge');
    await mine.call('setPreferences', { hyphenate: false });
    await other.call('getStatus', {});
    expect(heard).toEqual(['library', { article: id }, 'preferences']);
  });

  it('are told of what is noticed later', async () => {
    const folder = await temporaryFolder();
    const first = await openApp(folder);
    const { id } = await imported(connect(first), 'flood.txt', flood);
    await annotate(connect(first), id, 'bridge');
    await first.close();
    await writeFile(join(folder, 'articles', id, 'annotations.json'), '{');
    const client = connect(await openApp(folder));
    const heard: unknown[] = [];
    client.on('noticed', () => heard.push('noticed'));
    expect((await client.call('getStatus', {})).notices).toEqual([]);
    await client.call('listAnnotations', { article: id });
    expect(heard).toEqual(['noticed']);
    expect((await client.call('getStatus', {})).notices).toHaveLength(1);
  });
});
