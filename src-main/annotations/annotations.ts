import { type Annotation, AppError, type Checked, type Id, type TextualBody } from '#contract';
import type { LibraryIndex } from '../library/library-index';
import type { ArticleFolder } from '../store/article-folder';
import type { Articles } from '../store/articles';
import { selectorsOf } from './selectors';

export interface Annotations {
  /** In document order, without the deleted ones. */
  list: (article: Id) => Promise<Annotation[]>;
  /** Creating the same one twice gives the first. @throws AppError `conflict` when the id means another passage */
  create: (input: Checked<'createAnnotation'>) => Promise<Annotation>;
  /** Sets the fields that are given. @throws AppError `not-found` */
  update: (input: Checked<'updateAnnotation'>) => Promise<Annotation>;
  /** Leaves a tombstone. @throws AppError `not-found` */
  delete: (article: Id, id: Id) => Promise<void>;
  /** @throws AppError `not-found` */
  restore: (article: Id, id: Id) => Promise<Annotation>;
}

/** The annotations of articles, each stored before it is answered. All may throw AppError `storage`. */
export function createAnnotations(options: {
  articles: Articles;
  index: LibraryIndex;
  now: () => Date;
  changed: (article: Id) => void;
}): Annotations {
  const { articles, index, changed } = options;

  /** Stores what `change` makes of one annotation, or of none where it is new. */
  const store = async (
    folder: ArticleFolder,
    id: Id,
    change: (old: Annotation | undefined) => Annotation,
  ): Promise<Annotation> => {
    let result: Annotation | undefined;
    let isNew = true;
    await folder.annotations.update((file) => {
      const at = file.annotations.findIndex((annotation) => annotation.id === id);
      const old = file.annotations[at];
      const next = change(old);
      result = next;
      isNew = next !== old;
      if (!isNew) return file;
      const list = at === -1 ? [...file.annotations, next] : file.annotations.with(at, next);
      return { ...file, annotations: list };
    });
    if (!result) throw notThere();
    if (isNew) {
      index.refresh(folder);
      changed(folder.article.data.id);
    }
    return result;
  };

  const setDeleted = (article: Id, id: Id, deleted: boolean): Promise<Annotation> =>
    articles.use(article, (folder) =>
      store(folder, id, (old) => {
        if (!old) throw notThere();
        if ((old.deleted !== null) === deleted) return old;
        const modified = later(options.now(), old.modified);
        return { ...old, modified, deleted: deleted ? modified : null };
      }),
    );

  return {
    list: (article) =>
      articles.use(article, async ({ annotations }) =>
        annotations.data.annotations.filter(({ deleted }) => deleted === null).sort(inDocumentOrder),
      ),
    create: (input) =>
      articles.use(input.article, async (folder) => {
        const selector = selectorsOf((await folder.content()).text, input.passage);
        return store(folder, input.id, (old) => {
          if (old && old.target.selector[1].exact === selector[1].exact) return old;
          if (old) throw new AppError('conflict', 'There is another note with this id already.');
          const created = options.now().toISOString();
          const body = bodyOf(input.note, input.tags);
          return {
            id: input.id,
            motivation: motivationOf(body),
            target: { source: input.article, version: folder.article.data.version, selector },
            body,
            category: input.category,
            created,
            modified: created,
            deleted: null,
          };
        });
      }),
    update: (input) =>
      articles.use(input.article, async (folder) => {
        const selector = input.passage && selectorsOf((await folder.content()).text, input.passage);
        const { version } = folder.article.data;
        return store(folder, input.id, (old) => {
          if (!old || old.deleted !== null) throw notThere();
          const body = bodyOf(input.note ?? noteOf(old), input.tags ?? tagsOf(old));
          return {
            ...old,
            motivation: motivationOf(body),
            target: selector ? { ...old.target, version, selector } : old.target,
            body,
            category: input.category ?? old.category,
            modified: later(options.now(), old.modified),
          };
        });
      }),
    delete: async (article, id) => void (await setDeleted(article, id, true)),
    restore: (article, id) => setDeleted(article, id, false),
  };
}

/** The reader's note on an annotation, in Markdown; empty when there is none. */
export function noteOf({ body }: Annotation): string {
  return body.find(({ purpose }) => purpose === 'commenting')?.value ?? '';
}

export function tagsOf({ body }: Annotation): string[] {
  return body.filter(({ purpose }) => purpose === 'tagging').map(({ value }) => value);
}

function bodyOf(note: string, tags: readonly string[]): TextualBody[] {
  const comment: TextualBody = {
    type: 'TextualBody',
    purpose: 'commenting',
    value: note,
    format: 'text/markdown',
  };
  const distinct = [...new Set(tags.map((tag) => tag.normalize('NFC').trim()))];
  return [
    ...(note.trim() === '' ? [] : [comment]),
    ...distinct.map((value): TextualBody => ({
      type: 'TextualBody',
      purpose: 'tagging',
      value,
      format: 'text/plain',
    })),
  ];
}

function motivationOf(body: readonly TextualBody[]): Annotation['motivation'] {
  return body.some(({ purpose }) => purpose === 'commenting') ? 'commenting' : 'highlighting';
}

export function inDocumentOrder(a: Annotation, b: Annotation): number {
  const [x, y] = [a.target.selector[0], b.target.selector[0]];
  return x.start - y.start || x.end - y.end || (a.created < b.created ? -1 : 1);
}

/** The time now, but never before the last change: clocks go back. */
function later(now: Date, last: string): string {
  return now.getTime() > Date.parse(last) ? now.toISOString() : last;
}

function notThere(): AppError {
  return new AppError('not-found', 'This note is not there any more. It may have been deleted.');
}
