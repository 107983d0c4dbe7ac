import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { annotate, connect, imported, listed, openApp, story, temporaryFolder } from '../testing/library';
import { journalNames } from '../store/journal/journals';
import { stored } from '../testing/stored';

const text = story('Dam breaks', 'Eleven people died on Monday.', 'The mayor 🌉 spoke of eleven.');

async function start(clock?: { now: Date }) {
  const folder = await temporaryFolder();
  const app = await openApp(folder, clock ? { now: () => clock.now } : {});
  const client = connect(app);
  const { id: article } = await imported(client, 'dam.txt', text);
  return { folder, app, client, article };
}

describe('annotations', () => {
  it('are W3C annotations with position, quote, note and tags', async () => {
    const { client, article } = await start({ now: new Date('2026-03-01T10:00:00Z') });
    const made = await annotate(client, article, 'Eleven people', {
      note: '*Sure?*',
      tags: [' toll ', 'toll', 'dam'],
    });
    expect(made).toEqual({
      id: made.id,
      motivation: 'commenting',
      target: {
        source: article,
        version: 1,
        selector: [
          { type: 'TextPositionSelector', start: 11, end: 24 },
          {
            type: 'TextQuoteSelector',
            exact: 'Eleven people',
            prefix: 'Dam breaks\n',
            suffix: ' died on Monday.\nThe mayor 🌉 spoke of eleven.\n',
          },
        ],
      },
      body: [
        { type: 'TextualBody', purpose: 'commenting', value: '*Sure?*', format: 'text/markdown' },
        { type: 'TextualBody', purpose: 'tagging', value: 'toll', format: 'text/plain' },
        { type: 'TextualBody', purpose: 'tagging', value: 'dam', format: 'text/plain' },
      ],
      category: 'claim',
      created: '2026-03-01T10:00:00.000Z',
      modified: '2026-03-01T10:00:00.000Z',
      deleted: null,
    });
  });

  it('are not made on a text that is not the newest any more', async () => {
    const { client, article } = await start();
    const passage = { start: 11, end: 24 };
    const late = { id: 'note-late', article, passage, category: 'claim', version: 7 };
    await expect(client.call('createAnnotation', late)).rejects.toMatchObject({ code: 'conflict' });
    expect(await client.call('listAnnotations', { article })).toEqual([]);
    const made = await client.call('createAnnotation', { ...late, version: 1 });
    await expect(
      client.call('updateAnnotation', { id: made.id, article, passage: { start: 0, end: 3 }, version: 7 }),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect(await client.call('listAnnotations', { article })).toEqual([made]);
  });

  it('are listed in document order, the deleted ones left out and kept', async () => {
    const { client, article, folder } = await start();
    const mayor = await annotate(client, article, 'mayor');
    const title = await annotate(client, article, 'Dam');
    const gone = await annotate(client, article, 'Monday');
    await client.call('deleteAnnotation', { article, id: gone.id });
    const ids = async () => (await client.call('listAnnotations', { article })).map(({ id }) => id);
    expect(await ids()).toEqual([title.id, mayor.id]);
    const file = await stored(folder, `articles/${article}/annotations.json`);
    expect(JSON.stringify(file)).toContain(gone.id);
    const back = await client.call('restoreAnnotation', { article, id: gone.id });
    expect(back.deleted).toBeNull();
    expect(await ids()).toEqual([title.id, gone.id, mayor.id]);
  });

  it('are changed field by field, and the time of change is always later', async () => {
    const clock = { now: new Date('2026-03-01T10:00:00Z') };
    const { client, article } = await start(clock);
    const made = await annotate(client, article, 'Eleven people', { tags: ['toll'] });
    expect(made.motivation).toBe('highlighting');
    clock.now = new Date('2026-02-01T10:00:00Z');
    const noted = await client.call('updateAnnotation', { article, id: made.id, note: 'Hm.' });
    expect(noted).toMatchObject({ motivation: 'commenting', target: made.target });
    expect(noted.modified > made.modified).toBe(true);
    expect(noted.body.map(({ value }) => value)).toEqual(['Hm.', 'toll']);
    clock.now = new Date('2026-04-01T10:00:00Z');
    const changed = await client.call('updateAnnotation', {
      ...{ article, id: made.id, note: ' ', category: 'doubt', passage: { start: 0, end: 3 } },
    });
    expect(changed).toMatchObject({ motivation: 'highlighting', category: 'doubt', created: made.created });
    expect(changed.modified).toBe('2026-04-01T10:00:00.000Z');
    expect(changed.target.selector[1].exact).toBe('Dam');
  });

  it('count in the list and its tags', async () => {
    const { client, article } = await start();
    const one = await annotate(client, article, 'mayor', { tags: ['b', 'a'] });
    await annotate(client, article, 'Dam', { tags: ['b'] });
    expect(await client.call('listTags', {})).toEqual(['b', 'a']);
    await client.call('deleteAnnotation', { article, id: one.id });
    expect(await client.call('listTags', {})).toEqual(['b']);
    expect((await listed(client))[0]).toMatchObject({ annotations: 1 });
  });

  it('are added to the journal, and rewrite only the file of their article later', async () => {
    const { app, client, article, folder } = await start();
    const other = await imported(client, 'other.txt', story('Another', 'text'));
    await annotate(client, article, 'Dam');
    const files = async () => {
      const found = new Map<string, string>();
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        const path = join(entry.parentPath, entry.name);
        const { ino, size } = await stat(path);
        if (entry.isFile()) found.set(path.slice(folder.length + 1), `${ino} ${size}`);
      }
      return found;
    };
    const before = await files();
    await annotate(client, article, 'mayor');
    const after = await files();
    const changed = [...after.keys()].filter((path) => before.get(path) !== after.get(path));
    expect(changed).toEqual([journalNames()[0]]);
    await app.close();
    const closed = await files();
    expect([...closed.keys()].filter((path) => /journal|lock|tmp/.test(path))).toEqual([]);
    expect(closed.get(`articles/${other.id}/annotations.json`)).toBeUndefined();
    expect(closed.get(`articles/${article}/annotations.json`)).toBeDefined();
    expect(other.annotations).toBe(0);
  });

  it('of one article made at once are all there', async () => {
    const { client, article } = await start();
    await Promise.all(
      Array.from({ length: 40 }, (_, n) => annotate(client, article, 'mayor', { id: `at-once-${n}` })),
    );
    expect(await client.call('listAnnotations', { article })).toHaveLength(40);
  });
});
