import { Annotation, type Id } from '#contract';
import type { LibraryIndex } from '../../library/library-index';
import type { Articles } from '../../store/articles';
import type { AnnotationFiles } from '../files';
import { readStored } from './reading';

/** Annotations that are kept in memory beside the one article that is asked for. */
const kept = 4000;

/** Whole annotations of articles, read when their rows are shown; those asked for last are kept. */
export interface FullAnnotations {
  of: (article: Id) => Promise<ById>;
  /** Opens an article whose file is not as it should be, and tells what that made of it: rows of it may be known. */
  readWithCare: (article: Id) => Promise<void>;
}

/** One is checked when it is got; undefined when there is none, or when it is not what it should be. */
export type ById = Pick<ReadonlyMap<Id, Annotation>, 'get' | 'size'>;

export function createFullAnnotations(options: {
  articles: Articles;
  index: LibraryIndex;
  files: AnnotationFiles;
}): FullAnnotations {
  const known = new Map<Id, ById>();
  let count = 0;
  let changes = 0;
  const forget = (id: Id): void => {
    count -= known.get(id)?.size ?? 0;
    known.delete(id);
  };
  const positions = new WeakMap<ById, unknown>();
  options.index.watch((id, folder) => {
    const held = known.get(id);
    // A new reading position is no new annotation.
    if (held && folder && positions.get(held) === folder.annotations.data) return;
    changes++;
    forget(id);
    if (!held || !folder) return;
    // What is stored says more than is to be shown.
    const byId = checked(folder.annotations.data.annotations);
    positions.set(byId, folder.annotations.data);
    known.set(id, byId);
    count += byId.size;
  });

  return {
    of: async (article) => {
      let found = known.get(article);
      if (found) forget(article);
      else {
        const before = changes;
        const stored = await readStored(article, options).catch(() => null);
        found = checked(stored?.annotations ?? []);
        if (changes !== before) return found;
      }
      forget(article);
      known.set(article, found);
      count += found.size;
      for (const old of known.keys()) {
        if (count <= kept || old === article) break;
        forget(old);
      }
      return found;
    },
    readWithCare: (article) =>
      options.files
        .use(article, async (folder) => void options.index.refresh(folder))
        // It has gone, or cannot be read: that is told when it is opened.
        .catch(() => undefined),
  };
}

const mapOf = (list: readonly Annotation[]): Map<Id, Annotation> => new Map(list.map((one) => [one.id, one]));

/** They are read without opening the article, which would have checked them: each is checked when it is asked for first. */
function checked(list: readonly Annotation[]): ById {
  const unchecked = mapOf(list);
  const sound = new Map<Id, Annotation>();
  return {
    size: unchecked.size,
    get: (id) => {
      const one = unchecked.get(id);
      if (one) {
        unchecked.delete(id);
        const { data } = Annotation.safeParse(one);
        if (data) sound.set(id, data);
      }
      return sound.get(id);
    },
  };
}
