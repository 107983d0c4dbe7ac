import {
  AppError,
  type Annotation,
  type Checked,
  type Id,
  limits,
  type Output,
  type Tagged,
} from '#contract';
import { bodyOf, motivationOf, noteOf, tagsOf } from '../annotations/bodies';
import { later } from '../annotations/later';
import type { Articles } from '../store/articles';
import type { AnnotationsFile } from '../store/formats';
import type { LibraryIndex } from './library-index';
import { createOnce } from './once';
import { together } from './together';

type TagReturn = Checked<'giveTagBack'>;
type Counts = Output<'giveTagBack'>;
type Renamed = Output<'renameTag'>;

/** A tag of articles and of notes, deleted ones too, renamed or taken away everywhere. */
export interface TagNames {
  /** @throws AppError `storage`; then nothing was renamed */
  rename: (input: Checked<'renameTag'>) => Promise<Renamed>;
  /** @throws AppError `storage` */
  giveBack: (input: TagReturn) => Promise<Counts>;
}

/** What becomes of the tags of one article or note; the same when nothing does. */
type Retag = (tags: readonly string[], note: Id | null) => readonly string[];

export function createTagNames(options: {
  articles: Articles;
  index: LibraryIndex;
  now: () => Date;
  annotationsChanged: (article: Id) => void;
  changed: () => void;
}): TagNames {
  const { articles, index, now } = options;
  const once = createOnce<Renamed>();

  const retag = async (article: Id, tagsAfter: Retag): Promise<Counts> => {
    const counts: Counts = { articles: 0, notes: 0 };
    try {
      await articles.use(article, async (folder) => {
        await folder.annotations.update((file) => retagged(file, tagsAfter, now(), counts));
        if (counts.articles + counts.notes === 0) return;
        index.refresh(folder);
        if (counts.notes > 0) options.annotationsChanged(article);
      });
    } catch (error) {
      // An article that has gone keeps the tags it had.
      if (!(error instanceof AppError && error.code === 'not-found')) throw error;
    }
    return counts;
  };

  const giveBack = async ({ tag, instead, replaced, added }: TagReturn): Promise<Counts> => {
    const total: Counts = { articles: 0, notes: 0 };
    const back = async (all: readonly Tagged[], giveTo: (tags: readonly string[]) => readonly string[]) =>
      together(all, async ({ article, own, notes }) => {
        const some = new Set<Id>(notes);
        const counts = await retag(article, (tags, note) =>
          (note === null ? own : some.has(note)) ? giveTo(tags) : tags,
        );
        total.articles += counts.articles;
        total.notes += counts.notes;
      });
    const withTag = (tags: readonly string[]) => (tags.includes(tag) ? tags : [...tags, tag]);
    await back(replaced, (tags) => {
      if (instead === '') return withTag(tags);
      return tags.includes(instead) && !tags.includes(tag)
        ? tags.map((one) => (one === instead ? tag : one))
        : tags;
    });
    await back(added, withTag);
    if (total.articles + total.notes > 0) options.changed();
    return total;
  };

  const rename = async (from: string, to: string): Promise<Renamed> => {
    const inverse: TagReturn = { tag: from, instead: to, replaced: [], added: [] };
    const total: Counts = { articles: 0, notes: 0 };
    if (from === to) return { ...total, inverse };
    const tagged = index.ids().filter((id) => {
      const entry = index.entry(id);
      return entry?.tags.includes(from) === true || entry?.noteTags.some(({ tag }) => tag === from);
    });
    try {
      await together(tagged, async (article) => {
        const [replaced, added] = [tagsOn(article), tagsOn(article)];
        const counts = await retag(article, (tags, note) => {
          if (!tags.includes(from)) return tags;
          const both = tags.includes(to);
          const of = both ? added : replaced;
          if (note === null) of.own = true;
          else of.notes.push(note);
          return both || to === ''
            ? tags.filter((tag) => tag !== from)
            : tags.map((tag) => (tag === from ? to : tag));
        });
        if (replaced.own || replaced.notes.length > 0) inverse.replaced.push(...inPieces(replaced));
        if (added.own || added.notes.length > 0) inverse.added.push(...inPieces(added));
        total.articles += counts.articles;
        total.notes += counts.notes;
      });
    } catch (error) {
      await giveBack(inverse).catch(() => undefined);
      throw error;
    }
    if (total.articles + total.notes > 0) options.changed();
    return { ...total, inverse };
  };

  return {
    rename: ({ id, from, to }) => once(id, () => rename(from.normalize('NFC'), to.normalize('NFC'))),
    giveBack,
  };
}

const tagsOn = (article: Id): Tagged => ({ article, own: false, notes: [] });

/** No more notes in one than a call may name. */
function inPieces({ article, own, notes }: Tagged): Tagged[] {
  const pieces: Tagged[] = [];
  for (let at = 0; at === 0 || at < notes.length; at += limits.exportedNotes)
    pieces.push({ article, own: own && at === 0, notes: notes.slice(at, at + limits.exportedNotes) });
  return pieces;
}

function retagged(file: AnnotationsFile, tagsAfter: Retag, now: Date, counts: Counts): AnnotationsFile {
  const { marks } = file;
  const own = tagsAfter(marks.tags, null);
  const annotations = file.annotations.map((annotation): Annotation => {
    const before = tagsOf(annotation);
    const after = tagsAfter(before, annotation.id);
    if (after === before) return annotation;
    if (annotation.deleted === null) counts.notes++;
    const body = bodyOf(noteOf(annotation), after);
    return { ...annotation, body, motivation: motivationOf(body), modified: later(now, annotation.modified) };
  });
  const isNew = annotations.some((one, at) => one !== file.annotations[at]);
  if (own === marks.tags && !isNew) return file;
  if (own !== marks.tags) counts.articles++;
  const modified = marks.modified === null ? now.toISOString() : later(now, marks.modified);
  return { ...file, annotations, marks: own === marks.tags ? marks : { ...marks, tags: [...own], modified } };
}
