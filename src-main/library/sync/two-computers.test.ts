import type { Annotation, Client, Id } from '#contract';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { App } from '../../app';
import { noteOf, tagsOf } from '../../annotations/bodies';
import { createFolderSync, namings } from '../../testing/folder-sync';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../../testing/library';
import { conflictTag } from '../../store/merging/annotations';

const words = ['The harbour was closed on Monday.', 'Nobody was hurt.', 'Three boats sank.'];

/** A library on two computers. */
async function twoComputers(naming = namings.Syncthing as (name: string) => string) {
  const [a, b] = [await temporaryFolder(), await temporaryFolder()];
  const step = createFolderSync(a, b, naming);
  return { a, b, step };
}

/** Does something on one of them, from starting the program to ending it. */
async function session<T>(
  folder: string,
  task: (client: Client, app: App) => Promise<T>,
  now?: () => Date,
): Promise<T> {
  const app = await openApp(folder, { lastWords: 0, ...(now && { now }) });
  await app.lookOutside();
  try {
    return await task(connect(app), app);
  } finally {
    await app.close();
  }
}

const at = (minute: number) => (): Date => new Date(Date.UTC(2026, 10, 22, 10, minute));

const notesIn =
  (article: Id) =>
  async (client: Client): Promise<Annotation[]> =>
    (await client.call('listAnnotations', { article })).sort((x, y) => (x.id < y.id ? -1 : 1));

/** All that the reader has in a library, without what only helps. */
async function everything(client: Client): Promise<unknown> {
  const { rows } = await client.call('listLibrary', { query: {}, from: 0, count: 100 });
  const ids = rows.map(({ article }) => article.id).sort();
  const articles = await Promise.all(
    ids.map(async (id) => ({
      id,
      text: (await client.call('getArticle', { id })).text,
      notes: (await notesIn(id)(client)).map(({ body, category, modified, target }) => ({
        body,
        category,
        modified,
        target,
      })),
      note: (await client.call('getArticleNote', { article: id })).note,
    })),
  );
  const collections = await client.call('listCollections', {});
  return {
    articles,
    collections: collections.map(({ name, articles: members }) => ({ name, members: [...members].sort() })),
  };
}

describe.each(Object.entries(namings))('a library on two computers, kept in step by %s', (_, naming) => {
  it('has what was done on both, whichever computer is asked, and merging again changes nothing', async () => {
    const { a, b, step } = await twoComputers(naming);
    const id = await session(
      a,
      async (client) => {
        const article = await imported(client, 'harbour.txt', story('Harbour', ...words));
        await annotate(client, article.id, 'harbour', { id: 'note-harbour', note: 'when?', tags: ['place'] });
        await annotate(client, article.id, 'hurt', { id: 'note-hurt' });
        await client.call('putCollection', { id: 'shelf-0001', name: 'Ports', articles: [article.id] });
        return article.id;
      },
      at(0),
    );
    await step();

    // Neither knows of the other's edits.
    await session(
      a,
      async (client) => {
        await annotate(client, id, 'boats', { id: 'note-boats', note: 'three' });
        await client.call('updateAnnotation', { id: 'note-harbour', article: id, note: 'since when?' });
        await client.call('setArticleNote', { article: id, note: 'from a' });
      },
      at(10),
    );
    await session(
      b,
      async (client) => {
        await annotate(client, id, 'Monday', { id: 'note-monday', tags: ['time'] });
        await client.call('updateAnnotation', {
          id: 'note-harbour',
          article: id,
          note: 'until when?',
          tags: ['place', 'b'],
        });
        await client.call('updateAnnotation', { id: 'note-hurt', article: id, category: 'doubt' });
        await client.call('setArticleNote', { article: id, note: 'from b' });
      },
      at(20),
    );
    await step();

    const [first, second] = [await session(a, everything, at(30)), await session(b, everything, at(31))];
    expect(second).toEqual(first);
    const notes = await session(a, notesIn(id), at(32));
    expect(notes.map(noteOf).filter(Boolean).sort()).toEqual(['since when?', 'three', 'until when?']);
    expect(notes.find((note) => note.id === 'note-hurt')?.category).toBe('doubt');
    expect(notes.find((note) => note.id === 'note-harbour')).toMatchObject({
      modified: at(20)().toISOString(),
    });
    expect(notes.filter((note) => tagsOf(note).includes(conflictTag))).toHaveLength(1);
    expect(first).toMatchObject({ articles: [{ note: 'from b\n\n---\n\nfrom a' }] });

    for (let round = 0; round < 2; round++) {
      await step();
      expect(await session(a, everything, at(40 + round))).toEqual(first);
      expect(await session(b, everything, at(40 + round))).toEqual(first);
    }
    for (const folder of [a, b]) {
      expect((await readdir(join(folder, 'articles', id))).sort()).toEqual(
        expect.not.arrayContaining([naming('annotations.json')]),
      );
    }
  });
});
