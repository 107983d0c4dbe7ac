import { AppError, type ExportScope, type Id } from '#contract';
import type { Annotations } from '../annotations/annotations';
import type { ArticleNotes } from '../annotations/article-note';
import type { Links } from '../annotations/links/links';
import type { Collections } from '../library/collections/collections';
import type { Library } from '../library/library';
import type { Organising } from '../library/organising';
import type { ExportedArticle, Picture } from './exported';
import type { Shape } from './shapes';

/** What exports are made of. */
export interface GatherOptions {
  library: Library;
  organising: Pick<Organising, 'ids'>;
  collections: Pick<Collections, 'of' | 'shelves'>;
  annotations: Pick<Annotations, 'listByPlace'>;
  articleNotes: Pick<ArticleNotes, 'get'>;
  links: Pick<Links, 'list'>;
}

export interface Gathering {
  /** The articles of a scope, each once, in its order. @throws AppError `not-found` */
  articles: (scope: ExportScope) => Promise<Id[]>;
  /**
   * One article with what the reader made of it.
   * @param chosen only these notes, and no note on the whole
   * @param pictures whether those of its text come along
   * @throws AppError `not-found`, `storage`
   */
  article: (
    id: Id,
    needs: Shape['needs'],
    chosen?: ReadonlySet<Id>,
    pictures?: boolean,
  ) => Promise<ExportedArticle>;
}

/** Ids that are asked for together. */
const page = 5000;

export function createGathering(options: GatherOptions): Gathering {
  const { library, organising, collections, annotations, articleNotes, links } = options;

  const listed = async (query: Parameters<Organising['ids']>[0]['query']): Promise<Id[]> => {
    const ids: Id[] = [];
    for (;;) {
      const some = await organising.ids({ query, from: ids.length, count: page });
      ids.push(...some);
      if (some.length < page) return ids;
    }
  };
  const picturesOf = async (id: Id, html: string): Promise<Picture[]> => {
    const names = new Set(
      [...html.matchAll(/asset:([0-9a-f]{32}\.[a-z]{3,4})/g)].map(([, name = '']) => name),
    );
    const pictures: Picture[] = [];
    for (const name of names) {
      const found = await library.asset(id, name).catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'not-found') return null;
        throw error;
      });
      if (found)
        pictures.push({ name, mediaType: found.mediaType, bytes: Buffer.from(found.bytes, 'base64') });
    }
    return pictures;
  };

  return {
    articles: async (scope) => {
      switch (scope.kind) {
        case 'all':
          return library.list().map(({ id }) => id);
        case 'articles':
          return [...new Set(scope.articles)];
        case 'query':
          return listed(scope.query);
        case 'collection': {
          const { collection } = scope;
          if (!collections.shelves().some(({ id }) => id === collection))
            throw new AppError('not-found', 'This collection is not there any more.');
          const query = { search: '', collection, filters: {}, sort: 'collected', reversed: false } as const;
          return listed(query);
        }
      }
    },
    article: async (id, needs, chosen, pictures = true) => {
      const article = library.summary(id);
      const { placed, unplaced } = await annotations.listByPlace(id);
      const { text, html } = needs === 'notes' ? {} : await library.get(id);
      const names = new Map(collections.shelves().map((one) => [one.id, one.name]));
      return {
        article,
        note: chosen ? '' : (await articleNotes.get(id)).note,
        collections: (collections.of([id])[id] ?? []).flatMap((one) => names.get(one) ?? []),
        annotations: [...placed, ...unplaced].filter((one) => chosen?.has(one.id) ?? true),
        unplaced: new Set(unplaced.map((one) => one.id)),
        links: await links.list(id),
        ...(text !== undefined && { text }),
        ...(needs === 'html' &&
          html !== undefined && { html, pictures: pictures ? await picturesOf(id, html) : [] }),
      };
    },
  };
}
