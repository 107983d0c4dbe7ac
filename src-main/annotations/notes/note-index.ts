import type { Annotation, Id } from '#contract';
import type { LibraryIndex } from '../../library/library-index';
import type { ArticleFolder } from '../../store/article-folder';
import type { Articles } from '../../store/articles';
import type { AnnotationsFile } from '../../store/formats';
import type { AnnotationFiles } from '../files';
import { createPauses, type Pauses } from './pauses';
import { readStored } from './reading';
import { type Entry, inOrder, type Row, rowOf } from './rows';

/** Articles whose files are read at the same time. */
const together = 8;

/**
 * Rows of all annotations of the library, in memory. Built when it is asked for first, from the articles' files; after
 * that each change of an article takes its place at once.
 */
export interface NoteIndex {
  /** Fulfilled when all is there. */
  ready: () => Promise<void>;
  /** Another number after each change. */
  revision: () => number;
  /** Articles with annotations, newest import first. */
  entries: () => readonly Entry[];
  entry: (article: Id) => Entry | undefined;
}

export function createNoteIndex(options: {
  articles: Articles;
  index: LibraryIndex;
  files: AnnotationFiles;
}): NoteIndex {
  const { index } = options;
  const entries = new Map<Id, Entry>();
  let order: readonly Entry[] | null = null;
  let revision = 0;
  let building: Promise<void> | null = null;
  /** What has changed while all is read: what was read of it is older. */
  const changed = new Set<Id>();
  let isBuilt = false;
  const made = new WeakMap<AnnotationsFile, Entry>();
  const rows = new WeakMap<Annotation, Row>();

  const set = (id: Id, entry: Entry | null): void => {
    revision++;
    const old = entries.get(id);
    if (entry && old && order) order = replaced(order, old, entry);
    else order = null;
    if (entry) entries.set(id, entry);
    else entries.delete(id);
  };

  /** Rows that are known of an opened article are not made again: one highlight of thousands is one row. */
  const knownRow = (annotation: Annotation, id: Id): Row => {
    const row = rows.get(annotation) ?? rowOf(annotation, id);
    rows.set(annotation, row);
    return row;
  };

  const entryOf = (folder: ArticleFolder): Entry | null => {
    const { annotations: file, article } = {
      annotations: folder.annotations.data,
      article: folder.article.data,
    };
    const summary = index.get(article.id);
    if (!summary || file.annotations.length === 0) return null;
    const { title, source } = summary;
    const { id, version } = article;
    const known = made.get(file);
    if (known?.version === version && known.title === title) return known;
    const its = file.annotations.map((annotation) => knownRow(annotation, id));
    const entry = { id, title, importedAt: source.importedAt, version, rows: inOrder(its, version) };
    made.set(file, entry);
    return entry;
  };

  index.watch((id, folder) => {
    if (!building) return;
    if (!isBuilt) changed.add(id);
    const entry = folder && entryOf(folder);
    if (entry !== (entries.get(id) ?? null)) set(id, entry);
  });

  const readOne = async (id: Id, pauses: Pauses): Promise<void> => {
    // An article that cannot be read is told of when it is opened.
    const stored = await readStored(id, options).catch(() => null);
    if (!stored || stored.annotations.length === 0) return;
    const its: Row[] = [];
    for (const annotation of stored.annotations) {
      its.push(rowOf(annotation, id));
      if (pauses.due()) await pauses.take();
    }
    const summary = index.get(id);
    if (!summary || changed.has(id)) return;
    const { title, source } = summary;
    const { version } = stored;
    entries.set(id, { id, title, importedAt: source.importedAt, version, rows: inOrder(its, version) });
  };

  const build = async (): Promise<void> => {
    const queue = index.ids();
    const pauses = createPauses();
    const worker = async (): Promise<void> => {
      for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
        if (!changed.has(id)) await readOne(id, pauses);
      }
    };
    await Promise.all(Array.from({ length: together }, worker));
    isBuilt = true;
    order = null;
    revision++;
    changed.clear();
  };

  return {
    ready: () => (building ??= build()),
    revision: () => revision,
    entries: () => (order ??= [...entries.values()].sort(newestFirst)),
    entry: (id) => entries.get(id),
  };
}

function newestFirst(a: Entry, b: Entry): number {
  if (a.importedAt !== b.importedAt) return a.importedAt < b.importedAt ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}

/** The order with one entry in the place of another of the same article; null when that is not its place. */
function replaced(order: readonly Entry[], old: Entry, young: Entry): readonly Entry[] | null {
  if (old.importedAt !== young.importedAt) return null;
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (newestFirst(order[middle] as Entry, old) < 0) low = middle + 1;
    else high = middle;
  }
  return order[low] === old ? order.with(low, young) : null;
}
