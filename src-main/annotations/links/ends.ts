import { AppError, type Annotation, type Id, type LinkEnd, type ShownEnd } from '#contract';
import type { LibraryIndex } from '../../library/library-index';
import type { ArticleFolder } from '../../store/article-folder';
import type { Articles } from '../../store/articles';
import { described } from '../../store/described';
import type { AnnotationsFile, ArticleFile, StoredLink } from '../../store/formats';
import type { AnnotationFiles } from '../files';

/** Articles that are remembered with their annotations. */
const remembered = 100;

/** What the ends of links need to know of an article; nothing in it is ever changed in place. */
export interface Side {
  article: Id;
  title: string | null;
  /** Version of its text; null while it is in the trash, or gone. */
  version: number | null;
  links: readonly StoredLink[];
  annotation: (id: Id) => Annotation | undefined;
}

/** Articles as the ends of links see them. Those asked for last are remembered: a page asks again after each change. */
export interface Sides {
  of: (article: Id) => Promise<Side>;
}

interface Remembered {
  side: Side;
  record: ArticleFile | null;
  file: AnnotationsFile | null;
}

export function createSides(options: {
  articles: Articles;
  index: LibraryIndex;
  files: AnnotationFiles;
}): Sides {
  const { articles, files } = options;
  const known = new Map<Id, Remembered>();
  /** Counts what has changed, so that what was read before is not remembered after. */
  let changes = 0;
  options.index.watch((id, folder) => {
    const there = known.get(id);
    const isSame = folder && there?.file === folder.annotations.data && there.record === folder.article.data;
    if (isSame) return;
    changes++;
    known.delete(id);
  });

  const read = async (article: Id): Promise<Remembered> => {
    try {
      return await files.use(article, async (folder) => living(article, folder));
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'not-found')) throw error;
      const trashed = await articles.readTrashed(article);
      return remember(article, trashed?.record ?? null, trashed?.annotations ?? null, null);
    }
  };

  return {
    of: async (article) => {
      let found = known.get(article);
      if (!found) {
        const before = changes;
        found = await read(article);
        if (changes !== before) return found.side;
      }
      known.delete(article);
      known.set(article, found);
      for (const old of known.keys()) {
        if (known.size <= remembered) break;
        known.delete(old);
      }
      return found.side;
    },
  };
}

function living(article: Id, { article: record, annotations }: ArticleFolder): Remembered {
  return remember(article, record.data, annotations.data, record.data.version);
}

function remember(
  article: Id,
  record: ArticleFile | null,
  file: AnnotationsFile | null,
  version: number | null,
): Remembered {
  let byId: Map<Id, Annotation> | null = null;
  return {
    ...{ record, file },
    side: {
      article,
      title: record && described(record).title,
      version,
      links: file?.links ?? [],
      annotation: (id) => {
        byId ??= new Map(file?.annotations.map((annotation) => [annotation.id, annotation]));
        return byId.get(id);
      },
    },
  };
}

/** What an end says and whether it can be gone to; `said` is what it said when the link was stored last. */
export function shownEnd(
  { article, annotation: id }: LinkEnd,
  side: Side,
  said: StoredLink['said'][number],
): ShownEnd {
  const annotation = side.annotation(id);
  const [position, quote] = annotation?.target.selector ?? [];
  const state = stateOf(annotation, side.version);
  return {
    ...{ article, annotation: id, state },
    title: side.title ?? said.title,
    quote: quote?.exact ?? said.quote,
    passage: state === 'there' && position ? { start: position.start, end: position.end } : null,
  };
}

function stateOf(annotation: Annotation | undefined, version: number | null): ShownEnd['state'] {
  if (version === null) return 'article-deleted';
  if (!annotation || annotation.deleted !== null) return 'deleted';
  return annotation.target.version === version ? 'there' : 'unplaced';
}
