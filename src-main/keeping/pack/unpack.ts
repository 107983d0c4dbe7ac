import { AppError, type Id, type PackAdded, type Preferences } from '#contract';
import type { MergeRecords } from '../../library/merging/merge-record';
import type { StoredComparisons } from '../../store/comparisons';
import type { Document } from '../../store/document';
import type { AwaitedFile, CollectionsFile, TemplatesFile } from '../../store/formats';
import { mergeAwaited } from '../../store/merging/awaited';
import { mergeCollections } from '../../store/merging/collections';
import { mergeComparisons } from '../../store/merging/comparison';
import { mergeTemplates } from '../../store/merging/templates';
import type { PreferencesStore } from '../../store/preferences';
import { addArticle, type AddOptions, mergeArticle } from './add-article';
import { namesHere } from './names-here';
import type { PackDesk } from './pack-desk';
import type { Home, PackContents, PackedArticle } from './pack-reader';

export interface UnpackOptions extends AddOptions {
  comparisons: StoredComparisons;
  collections: Document<CollectionsFile>;
  awaited: Document<AwaitedFile>;
  templates: Document<TemplatesFile>;
  preferences: PreferencesStore;
  merges: Pick<MergeRecords, 'adopt'>;
  newId: () => Id;
}

/** Names of refused articles that are told. */
const told = 50;
/** Errors of a disk that takes nothing, and of a worker that is not there any more: the next one would fare no better. */
const endsAll = new Set(['storage', 'read-only', 'cancelled', 'internal']);

interface Packed {
  home: Home;
  article: PackedArticle;
}

/**
 * Adds a packed library, which is open at the desk, to this one. An article that is not there is added under its id, whole or
 * not at all; of one that is there, the notes are merged; an id that is another article's here becomes a new one, everywhere.
 * Collections, templates and comparisons are merged by their ids; categories that are missing are added.
 * @param takePreferences whether the preferences of the pack replace those of this library
 * @throws AppError `newer-format` before anything is changed, `storage`, `cancelled`; what was added by then stays, and
 *   adding the pack once more goes on
 */
export async function unpack(
  desk: PackDesk,
  pack: PackContents,
  options: UnpackOptions,
  how: { takePreferences: boolean; signal: AbortSignal; progress: (done: number, total: number) => void },
): Promise<PackAdded> {
  const { articles, index, layout, disk } = options;
  const done: PackAdded = {
    ...{ added: 0, merged: 0, trashed: 0, comparisons: 0, collections: 0, refused: [], refusedCount: 0 },
  };
  const refuse = (name: string, error: unknown): void => {
    if (!(error instanceof AppError) || endsAll.has(error.code)) throw error;
    done.refusedCount++;
    if (done.refused.length < told) done.refused.push({ name, message: error.message });
  };
  const goOn = (): void => {
    if (how.signal.aborted) throw cutShort(done);
  };
  const packed = await listed(desk, pack, refuse, goOn);
  const ids = await namesHere(packed, options);
  await desk.ask('rename', ids);

  const addOne = async ({ home, article }: Packed): Promise<void> => {
    const here = ids.get(article.id) ?? article.id;
    const what = { home, article, here };
    if (home === 'articles') {
      if (!index.has(here) && (await articles.isTrashed(here))) await articles.restore(here);
      if (await articles.has(here)) {
        await mergeArticle(desk, what, options);
        done.merged++;
      } else {
        await addArticle(desk, what, options);
        await articles.use(here, async (folder) => index.refresh(folder));
        done.added++;
      }
    } else if (!(await articles.has(here)) && !(await articles.isTrashed(here))) {
      await addArticle(desk, what, options);
      done.trashed++;
    }
  };
  let at = done.refusedCount;
  for (const one of packed) {
    goOn();
    await addOne(one).catch((error: unknown) => refuse(one.article.title, error));
    how.progress(++at, pack.articles + pack.trash);
  }

  for (const id of pack.comparisons) {
    goOn();
    try {
      const theirs = await desk.ask('packedComparison', id);
      if (!theirs) continue;
      if (await options.comparisons.get(id)) await options.backups.add(layout.comparison(id));
      await options.comparisons.update(id, (ours) => (ours ? mergeComparisons(ours, theirs) : theirs));
      done.comparisons++;
    } catch (error) {
      refuse(`comparisons/${id}.json`, error);
    }
  }
  for (const id of pack.merges) {
    goOn();
    try {
      await options.merges.adopt(await desk.ask('packedMerge', id));
    } catch (error) {
      refuse(`merges/${id}.json`, error);
    }
  }
  if (pack.collections) {
    await addCollections(desk, options, done).catch((error: unknown) => refuse('collections.json', error));
  }
  if (pack.awaited) await addAwaited(desk, options).catch((error: unknown) => refuse('awaited.json', error));
  if (pack.templates)
    await addTemplates(desk, options).catch((error: unknown) => refuse('templates.json', error));
  if (pack.preferences) {
    await addPreferences(desk, options, how.takePreferences).catch((error: unknown) =>
      refuse('preferences.json', error),
    );
  }
  await disk.sync(layout.root);
  return done;
}

/** What the pack holds; nothing is changed before all of it can be understood. */
async function listed(
  desk: PackDesk,
  pack: PackContents,
  refuse: (name: string, error: AppError) => void,
  goOn: () => void,
): Promise<Packed[]> {
  const packed: Packed[] = [];
  for (const home of ['articles', 'trash'] as const) {
    for (let from = 0; from < pack[home];) {
      goOn();
      const page = await desk.ask('packedArticles', { home, from });
      for (const one of page) {
        if ('article' in one) packed.push({ home, article: one.article });
        else refuse(one.id, new AppError(one.error.code, one.error.message));
      }
      from += page.length;
    }
  }
  return packed;
}

async function addCollections(
  desk: PackDesk,
  { collections, backups, layout }: UnpackOptions,
  done: PackAdded,
): Promise<void> {
  const theirs = await desk.ask('packedCollections', undefined);
  if (!theirs) return;
  await backups.add(layout.collections);
  const before = collections.data.collections.length;
  await collections.update((ours) =>
    ours.collections.length + ours.apart.length === 0 ? theirs : mergeCollections(ours, theirs),
  );
  done.collections = collections.data.collections.length - before;
}

async function addAwaited(desk: PackDesk, { awaited, backups, layout }: UnpackOptions): Promise<void> {
  const theirs = await desk.ask('packedAwaited', undefined);
  if (!theirs) return;
  await backups.add(layout.awaited);
  await awaited.update((ours) => (ours.pages.length === 0 ? theirs : mergeAwaited(ours, theirs)));
}

async function addTemplates(desk: PackDesk, { templates, backups, layout }: UnpackOptions): Promise<void> {
  const theirs = await desk.ask('packedTemplates', undefined);
  if (!theirs) return;
  await backups.add(layout.templates);
  await templates.update((ours) => (ours.templates.length === 0 ? theirs : mergeTemplates(ours, theirs)));
}

async function addPreferences(
  desk: PackDesk,
  { preferences, backups, layout }: UnpackOptions,
  take: boolean,
): Promise<void> {
  const theirs = (await desk.ask('packedPreferences', undefined))?.preferences;
  if (!theirs) return;
  if (take) await backups.add(layout.preferences);
  await preferences.set(take ? theirs : { categories: withMissing(preferences.get(), theirs) });
}

function withMissing(ours: Preferences, theirs: Preferences): Preferences['categories'] {
  const known = new Set(ours.categories.map(({ id }) => id));
  return [...ours.categories, ...theirs.categories.filter(({ id }) => !known.has(id))];
}

function cutShort({ added, merged }: PackAdded): AppError {
  const count = added + merged;
  const stay = count === 1 ? 'One article was added and stays.' : `${count} articles were added and stay.`;
  return new AppError(
    'cancelled',
    `Adding the library was cancelled. ${count === 0 ? 'Nothing was added.' : stay}`,
  );
}
