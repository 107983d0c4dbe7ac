import { AppError, type Id, type PackAdded, type Preferences } from '#contract';
import { mergeAnnotationsFiles } from '../../store/merging/annotations-file';
import { mergeCollections } from '../../store/merging/collections';
import { mergeComparisons } from '../../store/merging/comparison';
import { mergePositions } from '../../store/merging/position';
import type { LibraryIndex } from '../../library/library-index';
import type { Articles } from '../../store/articles';
import type { Backups } from '../../store/backups';
import type { StoredComparisons } from '../../store/comparisons';
import { described } from '../../store/described';
import type { Disk } from '../../store/disk';
import type { Document } from '../../store/document';
import { type ArticleFile, type CollectionsFile, formats } from '../../store/formats';
import type { Layout } from '../../store/layout';
import { type Format, parseDocument } from '../../store/migrations';
import type { PreferencesStore } from '../../store/preferences';
import { sha256 } from '../../store/sha256';
import { openVersions } from '../../store/versions';
import type { Pack } from './read-pack';
import { renamed } from './renamed';

export interface UnpackOptions {
  articles: Articles;
  index: LibraryIndex;
  comparisons: StoredComparisons;
  collections: Document<CollectionsFile>;
  preferences: PreferencesStore;
  backups: Backups;
  disk: Disk;
  layout: Layout;
  textOf: (html: string) => string;
  newId: () => Id;
  /** Told of an article whose notes have become others. */
  merged: (article: Id) => void;
}

/** Names of refused articles that are told. */
const told = 50;

/**
 * Adds a packed library to the open one. An article that is not there is added under its id, whole or not at all; of one
 * that is there, the notes are merged; an id that is another article's here becomes a new one, everywhere. Collections and
 * comparisons are merged by their ids; categories that are missing are added.
 * @param takePreferences whether the preferences of the pack replace those of this library
 * @throws AppError `newer-format` before anything is changed, `storage`, `cancelled`; what was added by then stays, and
 *   adding the pack once more goes on
 */
export async function unpack(
  pack: Pack,
  options: UnpackOptions,
  how: { takePreferences: boolean; signal: AbortSignal; progress: (done: number, total: number) => void },
): Promise<PackAdded> {
  const { articles, index, layout, disk } = options;
  const done: PackAdded = {
    ...{ added: 0, merged: 0, trashed: 0, comparisons: 0, collections: 0, refused: [], refusedCount: 0 },
  };
  const { records, refused } = await readRecords(pack, how.signal);
  const refuse = (name: string, error: unknown): void => {
    // A disk that takes nothing takes nothing of the next one either.
    if (!(error instanceof AppError) || error.code === 'storage' || error.code === 'cancelled') throw error;
    done.refusedCount++;
    if (done.refused.length < told) done.refused.push({ name, message: error.message });
  };
  for (const { name, error } of refused) refuse(name, error);
  const ids = await newNames(records, options);

  const total = pack.articles.size + pack.trash.size;
  let at = 0;
  const each = async (
    home: 'articles' | 'trash',
    act: (id: Id, record: ArticleFile) => Promise<void>,
  ): Promise<void> => {
    for (const id of pack[home].keys()) {
      if (how.signal.aborted) throw cutShort(done);
      const record = records.get(`${home}/${id}`);
      if (record) await act(id, record).catch((error: unknown) => refuse(described(record).title, error));
      how.progress(++at, total);
    }
  };

  await each('articles', async (id, record) => {
    const here = ids.get(id) ?? id;
    if (await articles.isTrashed(here)) await articles.restore(here);
    if (await articles.has(here)) {
      await mergeInto(here, id, record, pack, ids, options);
      done.merged++;
    } else {
      await add(here, id, 'articles', pack, ids, options);
      await articles.use(here, async (folder) => index.refresh(folder));
      done.added++;
    }
  });
  await each('trash', async (id) => {
    const here = ids.get(id) ?? id;
    if ((await articles.has(here)) || (await articles.isTrashed(here))) return;
    await add(here, id, 'trash', pack, ids, options);
    done.trashed++;
  });

  for (const id of pack.comparisons) {
    const name = `comparisons/${id}.json`;
    try {
      const theirs = renamed(parse(await pack.read(name), formats.comparison), ids);
      if (theirs.id !== id)
        throw new AppError('unreadable', `“${name}” is the record of another comparison.`);
      const old = await options.comparisons.get(id);
      if (old) await options.backups.add(layout.comparison(id));
      await options.comparisons.update(id, (ours) => (ours ? mergeComparisons(ours, theirs) : theirs));
      done.comparisons++;
    } catch (error) {
      refuse(name, error);
    }
  }
  if (pack.has('collections.json')) {
    try {
      const theirs = renamed(parse(await pack.read('collections.json'), formats.collections), ids);
      await options.collections.close();
      await options.backups.add(layout.collections);
      const before = options.collections.data.collections.length;
      await options.collections.update((ours) =>
        ours.collections.length + ours.apart.length === 0 ? theirs : mergeCollections(ours, theirs),
      );
      done.collections = options.collections.data.collections.length - before;
    } catch (error) {
      refuse('collections.json', error);
    }
  }
  if (pack.has('preferences.json')) {
    try {
      const { preferences } = parse(await pack.read('preferences.json'), formats.preferences);
      if (how.takePreferences) await options.backups.add(layout.preferences);
      await options.preferences.set(
        how.takePreferences
          ? preferences
          : { categories: withMissing(options.preferences.get(), preferences) },
      );
    } catch (error) {
      refuse('preferences.json', error);
    }
  }
  await disk.sync(layout.root);
  return done;
}

function withMissing(ours: Preferences, theirs: Preferences): Preferences['categories'] {
  const known = new Set(ours.categories.map(({ id }) => id));
  return [...ours.categories, ...theirs.categories.filter(({ id }) => !known.has(id))];
}

/** @throws AppError `unreadable` when it is damaged, `newer-format` */
function parse<T extends { formatVersion: number }>(bytes: Buffer, format: Format<T>): T {
  try {
    return parseDocument(bytes.toString('utf8'), format).data;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('unreadable', `The file of ${format.name} in the packed library is damaged.`);
  }
}

/** The records of all articles, by their place, and what is wrong with the others. */
async function readRecords(
  pack: Pack,
  signal: AbortSignal,
): Promise<{ records: Map<string, ArticleFile>; refused: { name: string; error: AppError }[] }> {
  const records = new Map<string, ArticleFile>();
  const refused: { name: string; error: AppError }[] = [];
  for (const home of ['articles', 'trash'] as const) {
    for (const id of pack[home].keys()) {
      if (signal.aborted) throw new AppError('cancelled', 'Nothing was added.');
      try {
        const record = parse(await pack.read(`${home}/${id}/article.json`), formats.article);
        if (record.id !== id) throw new AppError('unreadable', 'It is the record of another article.');
        records.set(`${home}/${id}`, record);
      } catch (error) {
        if (!(error instanceof AppError) || ['newer-format', 'too-large'].includes(error.code)) throw error;
        refused.push({ name: id, error });
      }
    }
  }
  return { records, refused };
}

const isSame = (a: ArticleFile, b: ArticleFile): boolean =>
  a.textSha256 === b.textSha256 ||
  a.files.some(({ sha256: sum }) => b.files.some((other) => other.sha256 === sum));

/** The ids that the articles get here: their own, unless that is another article's, or the same text is here under another. */
async function newNames(
  records: ReadonlyMap<string, ArticleFile>,
  { articles, index, newId }: UnpackOptions,
): Promise<Map<Id, Id>> {
  const ids = new Map<Id, Id>();
  for (const [place, record] of records) {
    const { id } = record;
    if (ids.has(id)) continue;
    ids.set(id, id);
    const ours = (await articles.has(id))
      ? await articles.use(id, async (folder) => folder.article.data)
      : ((await articles.readTrashed(id))?.record ?? null);
    if (ours) {
      if (!isSame(ours, record)) ids.set(id, newId());
      continue;
    }
    const twin = place.startsWith('articles/') ? index.findByHash(record.source.sha256) : undefined;
    if (!twin) continue;
    const other = await articles.use(twin.id, async (folder) => folder.article.data);
    // Only notes that count in the same text can be laid on it.
    if (other.textSha256 === record.textSha256 && other.version === record.version) ids.set(id, twin.id);
  }
  return ids;
}

async function add(
  here: Id,
  id: Id,
  home: 'articles' | 'trash',
  pack: Pack,
  ids: ReadonlyMap<Id, Id>,
  { articles, textOf }: UnpackOptions,
): Promise<void> {
  const names = pack[home].get(id) ?? [];
  const others = [...ids].some(([from, to]) => from !== to);
  await articles.adopt(here, home, async (put) => {
    let record: ArticleFile | null = null;
    const sums: Record<string, string> = {};
    for (const name of names) {
      const bytes = await pack.read(`${home}/${id}/${name}`);
      sums[name] = sha256(bytes);
      if (name === 'article.html') sums.text = sha256(textOf(bytes.toString('utf8')));
      let stored: string | null = null;
      if (name === 'article.json') {
        record = parse(bytes, formats.article);
        if (here !== id) stored = json({ ...record, id: here });
      } else if (name === 'annotations.json') {
        const notes = parse(bytes, formats.annotations);
        if (others) stored = json(renamed(notes, ids));
      } else if (name === 'position.json') parse(bytes, formats.position);
      else if (name === 'deleted.json') parse(bytes, formats.deleted);
      else if (name.startsWith('versions/') && name.endsWith('.json')) {
        const old = parse(bytes, formats.article);
        if (here !== id) stored = json({ ...old, id: here });
      }
      await put(name, stored === null ? bytes : Buffer.from(stored));
    }
    // Every place in the program counts in this text: it must be that of the HTML.
    if (sums['article.html'] !== record?.htmlSha256 || sums.text !== record?.textSha256)
      throw new AppError('unreadable', 'Its text is not the one that its record tells of.');
  });
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Lays the notes of a packed article on the same one that is here. */
async function mergeInto(
  here: Id,
  id: Id,
  record: ArticleFile,
  pack: Pack,
  ids: ReadonlyMap<Id, Id>,
  { articles, index, backups, layout, disk, merged }: UnpackOptions,
): Promise<void> {
  const read = async <T extends { formatVersion: number }>(
    name: string,
    format: Format<T>,
  ): Promise<T | null> => {
    const path = `articles/${id}/${name}`;
    return pack.has(path) ? renamed(parse(await pack.read(path), format), ids) : null;
  };
  const notes = await read('annotations.json', formats.annotations);
  const position = await read('position.json', formats.position);
  await articles.use(here, async (folder) => {
    // Texts that notes were made on and that are not here: they are placed from there.
    const versions = openVersions(disk, layout.article(here));
    const there = new Set(await versions.list());
    const ours = folder.article.data;
    for (const name of pack.articles.get(id) ?? []) {
      const number = Number(/^versions\/(\d+)\.json$/.exec(name)?.[1] ?? Number.NaN);
      if (Number.isNaN(number) || there.has(number) || number >= ours.version) continue;
      const old = await read(name, formats.article);
      const path = `articles/${id}/versions/${number}.html`;
      const html = pack.has(path) ? (await pack.read(path)).toString('utf8') : null;
      if (old && html !== null && old.htmlSha256 === sha256(html))
        await versions.write({ record: { ...old, id: here }, html });
    }
    if (notes) {
      await folder.annotations.close();
      await backups.add(layout.article(here).annotations);
      await folder.annotations.update((file) => mergeAnnotationsFiles(file, notes));
    }
    const isSameText = record.textSha256 === ours.textSha256;
    if (position && isSameText) await folder.position.update((file) => mergePositions(file, position));
    index.refresh(folder);
  });
  merged(here);
}

function cutShort({ added, merged }: PackAdded): AppError {
  const count = added + merged;
  const stay = count === 1 ? 'One article was added and stays.' : `${count} articles were added and stay.`;
  return new AppError(
    'cancelled',
    `Adding the library was cancelled. ${count === 0 ? 'Nothing was added.' : stay}`,
  );
}
