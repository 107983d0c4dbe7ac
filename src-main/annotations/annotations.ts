import { type Annotation, AppError, type Checked, type Id, type TextualBody } from '#contract';
import type { LibraryIndex } from '../library/library-index';
import type { ArticleFolder, Content } from '../store/article-folder';
import type { Articles } from '../store/articles';
import { needPlaces, placeAnew } from './place-anew';
import { selectorsOf } from './selectors';

export interface Annotations {
  /** In document order, without the deleted ones; those that have no place in the text come last. */
  list: (article: Id) => Promise<Annotation[]>;
  /** The same, with those that have no place in the text apart. */
  listByPlace: (article: Id) => Promise<{ placed: Annotation[]; unplaced: Annotation[] }>;
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

  /** Runs `task` when the annotations have their places in the newest text. */
  const use = <T>(article: Id, task: (folder: ArticleFolder) => Promise<T>): Promise<T> =>
    articles.use(article, async (folder) => {
      if (needPlaces(folder)) await placeAnew(folder);
      return task(folder);
    });

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

  /** Stores what is made on the newest text; made once more when that has become another meanwhile. */
  const storeOn = async (
    folder: ArticleFolder,
    id: Id,
    make: (content: Content) => (old: Annotation | undefined) => Annotation,
  ): Promise<Annotation> => {
    for (;;) {
      const content = await folder.content();
      const change = make(content);
      try {
        return await store(folder, id, (old) => {
          if (folder.article.data.version !== content.record.version) throw new OtherText();
          return change(old);
        });
      } catch (error) {
        if (!(error instanceof OtherText)) throw error;
      }
    }
  };

  const setDeleted = (article: Id, id: Id, deleted: boolean): Promise<Annotation> =>
    use(article, (folder) =>
      store(folder, id, (old) => {
        if (!old) throw notThere();
        if ((old.deleted !== null) === deleted) return old;
        const modified = later(options.now(), old.modified);
        return { ...old, modified, deleted: deleted ? modified : null };
      }),
    );

  const listByPlace: Annotations['listByPlace'] = (article) =>
    use(article, async ({ annotations, article: { data } }) => {
      const live = annotations.data.annotations
        .filter(({ deleted }) => deleted === null)
        .sort(inDocumentOrder);
      const isPlaced = ({ target }: Annotation): boolean => target.version === data.version;
      return { placed: live.filter(isPlaced), unplaced: live.filter((one) => !isPlaced(one)) };
    });

  return {
    list: async (article) => {
      const { placed, unplaced } = await listByPlace(article);
      return [...placed, ...unplaced];
    },
    listByPlace,
    create: (input) =>
      use(input.article, (folder) =>
        storeOn(folder, input.id, ({ record, text }) => {
          const selector = selectorsOf(text, input.passage);
          return (old) => {
            if (old && (old.origin ?? old.target).selector[1].exact === selector[1].exact) return old;
            refuseOther(input.version, record.version);
            if (old) throw new AppError('conflict', 'There is another note with this id already.');
            const created = options.now().toISOString();
            const body = bodyOf(input.note, input.tags);
            return {
              id: input.id,
              motivation: motivationOf(body),
              target: { source: input.article, version: record.version, selector },
              body,
              category: input.category,
              created,
              modified: created,
              deleted: null,
            };
          };
        }),
      ),
    update: (input) =>
      use(input.article, (folder) =>
        storeOn(folder, input.id, ({ record, text }) => {
          if (input.passage) refuseOther(input.version, record.version);
          const selector = input.passage && selectorsOf(text, input.passage);
          return (old) => {
            if (!old || old.deleted !== null) throw notThere();
            const body = bodyOf(input.note ?? noteOf(old), input.tags ?? tagsOf(old));
            const { origin, ...rest } = old;
            return {
              ...rest,
              motivation: motivationOf(body),
              // A passage that the reader chooses now is the one that was made, and nothing else.
              ...(selector
                ? { target: { ...old.target, version: record.version, selector } }
                : origin && { origin }),
              body,
              category: input.category ?? old.category,
              modified: later(options.now(), old.modified),
            };
          };
        }),
      ),
    delete: async (article, id) => void (await setDeleted(article, id, true)),
    restore: (article, id) => setDeleted(article, id, false),
  };
}

/** The article's text became another between reading it and storing what was made on it. */
class OtherText extends Error {}

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

/** A passage counts in the text that its window showed. @throws AppError `conflict` when that is not the newest */
function refuseOther(counted: number | undefined, newest: number): void {
  if (counted !== undefined && counted !== newest) {
    throw new AppError('conflict', 'The text has become another meanwhile. Select the words once more.');
  }
}
