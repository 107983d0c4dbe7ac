import type { Client } from '#contract';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { App } from '../app';
import { checkLibrary } from '../library/check';
import { annotate, connect, listed, openApp } from '../testing/library';
import {
  contentOf,
  filesOf,
  type Kind,
  kindOf,
  pastLibraries,
  pastLibrary,
  rawOf,
  sorted,
  withVersion,
} from '../testing/past-libraries';
import { treeOf } from '../testing/tree';
import { formats } from './formats';

const names = await pastLibraries();
const newest = names.at(-1) ?? '';
/** Which article of every one of them lies in the trash. */
const inTrash = 'orchard00003';
const kinds = Object.keys(formats) as Kind[];
const versionIn = (bytes: Buffer | undefined): unknown => rawOf(bytes).formatVersion;

/** A day on which all of this is done, so that what is written says the same. */
const now = (): Date => new Date('2026-04-01T12:00:00.000Z');
const textsOf = async (folder: string): Promise<Record<string, string>> =>
  Object.fromEntries([...(await treeOf(folder))].map(([place, bytes]) => [place, bytes.toString('latin1')]));

/** Everything that the program shows of a library, in the shape of `contentOf`. */
async function shown(client: Client): Promise<Record<keyof ReturnType<typeof contentOf>, unknown>> {
  const articles = [];
  for (const { id, tags, favourite, finished } of sorted(await listed(client))) {
    const { html, text, title, byline, version, source, blockEdits, position } = await client.call(
      'getArticle',
      {
        id,
      },
    );
    const links = await client.call('listLinks', { article: id });
    articles.push({
      ...{ id, title, byline, version, source, blockEdits, html, text, position },
      annotations: sorted(await client.call('listAnnotations', { article: id })),
      links: sorted(
        links.map(({ id, relation, note, ends: [one, other] }) => ({
          ...{ id, relation, note },
          ends: [one, other].map(({ article, annotation }) => ({ article, annotation })),
        })),
      ),
      note: (await client.call('getArticleNote', { article: id })).note,
      marks: { tags, favourite, finished },
    });
  }
  const comparisons = [];
  for (const { id } of sorted(await client.call('listComparisons', { deleted: false }))) {
    const { name, note, articles, rows, decisions } = await client.call('getComparison', { id });
    comparisons.push({
      ...{ id, name, note, articles },
      decisions: decisions.map(({ id, corresponds }) => ({ id, corresponds })),
      rows: rows.map(({ id, claim, note, cells }) => ({
        ...{ id, claim, note, quotes: cells.map(({ place }) => place.quote) },
      })),
    });
  }
  const trash = await client.call('listTrash', { from: 0, count: 200 });
  return {
    articles,
    comparisons,
    trashed: trash.rows.map(({ id }) => id).sort(),
    collections: sorted(await client.call('listCollections', { members: true })).map(
      ({ id, name, articles }) => ({ id, name, articles }),
    ),
    templates: sorted(
      (await client.call('listTemplates', {})).map(({ id, name, template }) => ({ id, name, template })),
    ),
    preferences: { ...(await client.call('getPreferences', {})) },
  };
}

/** Opens a library, looks at everything in it, and closes it. */
async function visited(folder: string, look?: (client: Client, app: App) => Promise<void>) {
  const app = await openApp(folder, { now });
  const client = connect(app);
  const content = await shown(client);
  await look?.(client, app);
  const { notices, readOnly } = await client.call('getStatus', {});
  await app.close();
  return { content, notices, readOnly };
}

const wantedOf = (files: ReadonlyMap<string, Buffer>): ReturnType<typeof contentOf> => {
  const content = contentOf(files);
  return { ...content, preferences: expect.objectContaining(content.preferences) as Record<string, unknown> };
};

describe('there is a library of the past', () => {
  const versions = kinds.flatMap((kind) =>
    Array.from({ length: formats[kind].version }, (_, at) => ({ kind, version: at + 1 })),
  );

  it.each(versions)('with $kind of version $version', async ({ kind, version }) => {
    const found = await Promise.all(
      names.map(async (name) =>
        [...(await filesOf(name))].some(
          ([place, bytes]) => kindOf(place) === kind && versionIn(bytes) === version,
        ),
      ),
    );
    expect(
      found,
      'A new version needs a stored library that has it: see store/fixtures/README.md.',
    ).toContain(true);
  });

  it('and each says what it should', async () => {
    const counts = await Promise.all(
      names.map(async (name) => {
        const { articles, trashed, collections, comparisons } = contentOf(await filesOf(name));
        const sum = (of: (one: (typeof articles)[number]) => number): number =>
          articles.reduce((all, one) => all + of(one), 0);
        return [
          ...[name, articles.length, trashed.length, sum(({ annotations }) => annotations.length)],
          ...[sum(({ links }) => links.length), sum(({ note }) => (note === '' ? 0 : 1))],
          ...[collections.length, comparisons.length, sum(({ marks }) => marks.tags.length)],
        ];
      }),
    );
    // Articles, those in the trash, notes, links (with both articles), notes on articles, collections, comparisons, tags.
    expect(counts).toEqual([
      ['1', 2, 1, 3, 0, 0, 0, 0, 0],
      ['2', 2, 1, 4, 0, 0, 0, 0, 0],
      ['3', 2, 1, 4, 0, 1, 0, 0, 0],
      ['4', 2, 1, 4, 2, 1, 2, 1, 0],
      ['5', 3, 2, 5, 2, 1, 4, 1, 2],
      ['6', 3, 2, 5, 2, 1, 4, 1, 2],
      ['7', 3, 2, 5, 2, 1, 4, 1, 2],
    ]);
  });
});

describe.each(names)('library %s of the past', (name) => {
  it('is migrated with everything in it, once, and as it was lies in the backups', async () => {
    const folder = await pastLibrary(name);
    const before = await filesOf(name);
    const wanted = wantedOf(before);
    expect(await visited(folder)).toEqual({ content: wanted, notices: [], readOnly: null });

    const after = await treeOf(folder);
    const backups = [...after].filter(([place]) => place.startsWith('backups/'));
    for (const [place, bytes] of before) {
      const kind = kindOf(place);
      const isOpened = kind !== null && !place.startsWith('trash/') && !place.includes('/versions/');
      // Texts and originals never change; what is not opened stays of its version until it is.
      if (!isOpened) {
        expect(after.get(place)?.equals(bytes), place).toBe(true);
        continue;
      }
      expect(versionIn(after.get(place)), place).toBe(formats[kind].version);
      if (kind === 'library' || versionIn(bytes) === formats[kind].version) continue;
      const copies = backups.filter(([copy]) => copy.startsWith(`backups/${place.slice(0, -'json'.length)}`));
      expect(
        copies.map(([, copy]) => copy.equals(bytes)),
        place,
      ).toEqual([true]);
    }
    expect(await checkLibrary(folder)).toEqual([]);

    const settled = await textsOf(folder);
    expect(await visited(folder)).toEqual({ content: wanted, notices: [], readOnly: null });
    expect(await textsOf(folder)).toEqual(settled);
  });

  it('gives back what was in its trash, and can be worked in', async () => {
    const folder = await pastLibrary(name);
    const { readOnly, notices } = await visited(folder, async (client) => {
      await client.call('restoreArticle', { id: inTrash });
      expect(await client.call('listAnnotations', { article: inTrash })).toMatchObject([
        { id: 'note-frost' },
      ]);
      await client.call('restoreAnnotation', { article: 'oberwald0001', id: 'note-struck' });
      await annotate(client, 'barges000002', 'Sankt Veit', { id: 'note-later' });
      for (const one of await client.call('listCollections', { members: true }))
        if (one.name === 'Fruit') expect(one.articles).toEqual([inTrash]);
    });
    expect({ readOnly, notices }).toEqual({ readOnly: null, notices: [] });
    const notes: string[] = [];
    await visited(folder, async (client) => {
      for (const { id } of await listed(client))
        notes.push(...(await client.call('listAnnotations', { article: id })).map((note) => note.id));
    });
    expect(notes).toEqual(expect.arrayContaining(['note-frost', 'note-struck', 'note-later', 'note-seven']));
    expect(await checkLibrary(folder)).toEqual([]);
  });

  it('is migrated in memory only where a newer program has been at it', async () => {
    const folder = await pastLibrary(name);
    const files = await filesOf(name);
    const preferences = files.get('preferences.json') ?? Buffer.of();
    await writeFile(
      join(folder, 'preferences.json'),
      withVersion(preferences, formats.preferences.version + 1),
    );
    const before = await textsOf(folder);
    const { content, notices, readOnly } = await visited(folder, async (client) => {
      await expect(annotate(client, 'barges000002', 'Sankt Veit')).rejects.toMatchObject({
        code: 'read-only',
      });
    });
    expect({ content, notices }).toEqual({ content: wantedOf(files), notices: [] });
    expect(readOnly).toMatch(/newer version of Synoptic.*Update Synoptic/s);
    expect(await textsOf(folder)).toEqual(before);
  });
});

describe('of the document that a newer program wrote', () => {
  const placeOf: Record<Kind, string> = {
    library: 'library.json',
    preferences: 'preferences.json',
    collections: 'collections.json',
    awaited: 'awaited.json',
    templates: 'templates.json',
    article: 'articles/oberwald0001/article.json',
    annotations: 'articles/oberwald0001/annotations.json',
    position: 'articles/oberwald0001/position.json',
    comparison: 'comparisons/comparison-flood.json',
    deleted: `trash/${inTrash}/deleted.json`,
    merge: 'merges/merge-harvest.json',
  };
  const ofAll: readonly Kind[] = ['library', 'preferences', 'collections'];

  it.each(kinds)('%s: what is understood is shown, and not one byte of it is changed', async (kind) => {
    const folder = await pastLibrary(newest);
    // Not what this is about: whatever the first opening brings up to date.
    await visited(folder);
    const place = placeOf[kind];
    const path = join(folder, place);
    const files = await treeOf(folder);
    await writeFile(path, withVersion(files.get(place) ?? Buffer.of(), formats[kind].version + 1));
    const before = await textsOf(folder);

    const { content, notices, readOnly } = await visited(folder, async (client) => {
      const change = changes[kind];
      if (!change) return;
      await expect(change(client)).rejects.toMatchObject({
        ...{
          code: 'read-only',
          message: expect.stringMatching(/newer version of Synoptic.*Update/s) as string,
        },
      });
    });
    expect({ content, notices }).toEqual({ content: wantedOf(files), notices: [] });
    expect((await textsOf(folder))[place]).toBe(before[place]);
    if (ofAll.includes(kind)) {
      expect(readOnly).toMatch(/newer version of Synoptic.*Update Synoptic/s);
      expect(await textsOf(folder)).toEqual(before);
    } else expect(readOnly).toBeNull();
  });

  const id = 'oberwald0001';
  /** A change of it. A position is kept in memory then, and a record of the trash goes with it. */
  const changes: Partial<Record<Kind, (client: Client) => Promise<unknown>>> = {
    library: (client) => client.call('deleteArticle', { id }),
    preferences: (client) => client.call('deleteArticle', { id }),
    collections: (client) => client.call('deleteCollection', { id: 'collection-lock' }),
    article: (client) => client.call('setMetadata', { id, title: 'Another' }),
    annotations: (client) => annotate(client, id, 'bridge'),
    templates: (client) => client.call('deleteTemplate', { id: 'template-digest' }),
    comparison: (client) => client.call('changeComparison', { id: 'comparison-flood', note: 'Three' }),
  };
});
