import {
  type Annotation,
  type AnnotationChange,
  AppError,
  type Checked,
  type Id,
  type Output,
} from '#contract';
import type { AnnotationsFile } from '../store/formats';
import { withoutPast } from '../store/merging/ranking';
import { bodyOf, motivationOf } from './bodies';
import { changeAll, onceEach } from './bulk';
import { changed } from './change';
import { chosenPlace, chosenTarget, type NewPlace } from './chosen';
import { inDocumentOrder } from './document-order';
import type { AnnotationFiles } from './files';
import { orphansIn } from './orphans';
import { notThere } from './refusals';
import type { Chosen } from './replaced';

export interface Annotations {
  /** In document order, without the deleted ones; those that have no place in the text come last. */
  list: (article: Id) => Promise<Annotation[]>;
  /** The same, with those that have no place in the text apart. */
  listByPlace: (article: Id) => Promise<{ placed: Annotation[]; unplaced: Annotation[] }>;
  /** Those that have no place in the text, with the places that they might have, the likeliest first. */
  orphans: (article: Id) => Promise<Output<'listOrphans'>>;
  /** Creating the same one twice gives the first. @throws AppError `conflict` when the id means another passage */
  create: (input: Checked<'createAnnotation'>) => Promise<Annotation>;
  /** Sets the fields that are given. @throws AppError `not-found`, `conflict` */
  update: (change: AnnotationChange) => Promise<Annotation>;
  /** Leaves a tombstone. @throws AppError `not-found` */
  delete: (article: Id, id: Id) => Promise<void>;
  /** @throws AppError `not-found` */
  restore: (article: Id, id: Id) => Promise<Annotation>;
  /**
   * Many changes, in one write for each article. A call with the `id` of one of the last ones is not made again: it answers
   * what that one did. @throws AppError `storage`; then none of them was made
   */
  change: (changes: readonly AnnotationChange[], id?: Id) => Promise<Output<'changeAnnotations'>>;
}

/** The annotations of articles, each stored before it is answered. All may throw AppError `storage`. */
export function createAnnotations(options: { files: AnnotationFiles; now: () => Date }): Annotations {
  const { files, now } = options;

  const update: Annotations['update'] = (change) =>
    files.use(change.article, async (folder) => {
      let result: Annotation | undefined;
      const { passage, version } = change;
      const set = (chosen?: Chosen) => (file: AnnotationsFile) =>
        withOne(file, change.id, (old) => {
          if (!old) throw notThere();
          return (result = changed(old, change, chosen, now()));
        });
      if (passage) {
        await files.updateOn(folder, async (content) =>
          set(await chosenTarget(folder, content, { id: change.id, passage, version }, files.placer)),
        );
      } else await files.update(folder, set());
      return withoutPast(result ?? missing());
    });

  const listByPlace: Annotations['listByPlace'] = (article) =>
    files.use(article, async ({ annotations, article: { data } }) => {
      const live = annotations.data.annotations
        .filter(({ deleted }) => deleted === null)
        .map(withoutPast)
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
    orphans: (article) => files.use(article, (folder) => orphansIn(folder, files.placer)),
    create: (input) =>
      files.use(input.article, async (folder) => {
        let result: Annotation | undefined;
        const there = folder.annotations.data.annotations.find(({ id }) => id === input.id);
        if (there) return withoutPast(sameAgain(there, input));
        await files.updateOn(folder, async (content) => {
          const chosen = await chosenPlace(folder, content, input, files.placer);
          return (file) =>
            withOne(file, input.id, (old) => {
              result = old ? sameAgain(old, input) : newAnnotation(input, chosen, now());
              return result;
            });
        });
        return withoutPast(result ?? missing());
      }),
    update,
    delete: async (article, id) => void (await update({ article, id, deleted: true })),
    restore: (article, id) => update({ article, id, deleted: false }),
    change: onceEach((changes) => changeAll(changes, options)),
  };
}

/** The file with one annotation changed, or added at the end where there was none. */
function withOne(
  file: AnnotationsFile,
  id: Id,
  change: (old: Annotation | undefined) => Annotation,
): AnnotationsFile {
  const at = file.annotations.findIndex((annotation) => annotation.id === id);
  const old = file.annotations[at];
  const next = change(old);
  if (next === old) return file;
  if (old) return { ...file, annotations: file.annotations.with(at, next) };
  // Until now nothing had a place in any text.
  const placedIn = file.annotations.length === 0 ? next.target.version : file.placedIn;
  return { ...file, ...(placedIn && { placedIn }), annotations: [...file.annotations, next] };
}

function newAnnotation(input: Checked<'createAnnotation'>, chosen: NewPlace, now: Date): Annotation {
  const created = now.toISOString();
  const body = bodyOf(input.note, input.tags);
  return {
    id: input.id,
    motivation: motivationOf(body),
    ...chosen,
    body,
    category: input.category,
    created,
    modified: created,
    deleted: null,
  };
}

/** One that was asked for before. A passage that would have cut a character was widened by one. */
function sameAgain(there: Annotation, { passage }: Checked<'createAnnotation'>): Annotation {
  const first = there.earlier?.[0] ?? there;
  const [{ start, end }] = (first.origin ?? first.target).selector;
  if (Math.abs(start - passage.start) <= 1 && Math.abs(end - passage.end) <= 1) return there;
  throw new AppError('conflict', 'There is another note with this id already.');
}

function missing(): never {
  throw notThere();
}
