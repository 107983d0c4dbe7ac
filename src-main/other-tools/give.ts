import { type Annotation, AppError, type Category, type Id, limits, type Target } from '#contract';
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { bodyOf, distinct, motivationOf } from '../annotations/bodies';
import type { AnnotationFiles } from '../annotations/files';
import { later } from '../annotations/later';
import { selectorsOf } from '../annotations/selectors';
import { escapeText } from '../article/html/escape';
import type { Collections } from '../library/collections/collections';
import { levelTitle } from '../library/same-article';
import type { ArticleFolder, Content } from '../store/article-folder';
import { broughtPrefix, cameBefore, withGiven } from '../store/brought';
import { annotationKey } from '../store/brought-annotation';
import type { AnnotationsFile } from '../store/formats';
import { sha256 } from '../store/sha256';
import { pageNotes, sumOfCollection, sumOfStar, sumOfTag, type Sums, sumsOf, sumsOfNote } from './came';
import { colourOf } from './colours';
import { addressIn } from './fields';
import { type Given, givenBy } from './given';
import { keyOf } from './merge-items';
import { placeBrought, selectorIn } from './place-brought';
import type { BroughtAnnotation, BroughtItem } from './record';

/** What is given to an article. */
export type Gift = Pick<
  BroughtItem,
  'url' | 'title' | 'byline' | 'tags' | 'collections' | 'favourite' | 'state' | 'note' | 'annotations'
>;

export interface Gave {
  placed: number;
  unplaced: number;
  /** Annotations that had come before and were deleted by the reader: they stay so. */
  deleted: number;
  /** What takes it back. */
  given: Given;
  /** Collections that the article came into, and those that were made for it, the outer ones first. */
  collected: Id[];
  made: Id[];
  /** The address that the article got, which had none. */
  url: string | null;
}

/**
 * What another tool says of a page, given to an article: nothing of it twice, whatever the reader has made of it since, and
 * nothing that the reader has is overwritten.
 */
export type Give = (article: Id, gift: Gift) => Promise<Gave>;

export function createGive(options: {
  files: AnnotationFiles;
  collections: Collections;
  categories: () => readonly Category[];
  /** The category that a highlight gets of which the tool gives no colour that is known here. */
  category: () => string;
  now: () => Date;
  /** Sets the address of an article that has none. */
  setUrl: (article: Id, url: string) => Promise<unknown>;
  urlOf: (article: Id) => string | null | undefined;
}): Give {
  const { files, collections, now } = options;

  const categoryOf = ({ colour }: BroughtAnnotation): string => {
    const wanted = colourOf(colour);
    return options.categories().find((one) => one.colour === wanted)?.id ?? options.category();
  };

  const made = (id: Id, annotation: BroughtAnnotation, target: Target): Annotation => {
    const body = bodyOf(annotation.note, annotation.tags);
    const created = annotation.created ?? now().toISOString();
    const modified = annotation.modified ?? created;
    return {
      ...{ id, target, body, created, modified, deleted: null },
      motivation: motivationOf(body),
      category: categoryOf(annotation),
    };
  };

  /** The new annotations with their places; what has none stands on a text of quotes, which is kept beside the article's. */
  const annotationsFor = async (
    folder: ArticleFolder,
    { record, text }: Content,
    gift: Gift,
  ): Promise<{ annotations: Annotation[]; deleted: number }> => {
    const known = cameBefore(folder.annotations.data);
    const seen = new Set<Id>();
    const all = gift.annotations
      .filter(({ exact }) => exact.trim() !== '')
      .map((annotation) => ({ annotation, id: idOf(gift, annotation) }))
      .filter(({ id }) => !seen.has(id) && seen.add(id));
    const fresh = all.filter(({ id }) => !known.there.has(id) && !known.deleted.has(id));
    const deleted = all.filter(({ id }) => known.deleted.has(id)).length;
    const places = await placeBrought(
      text,
      fresh.map(({ annotation }) => annotation),
      files.placer,
    );
    const source = folder.article.data.id;
    const lost = fresh.filter((_, at) => !places[at]);
    const quotes = textOfQuotes(lost.map(({ annotation }) => annotation));
    const { htmlSha256, textSha256 } = { htmlSha256: sha256(quotes.html), textSha256: sha256(quotes.text) };
    const version =
      lost.length > 0
        ? await folder.keepText({ record: { ...record, htmlSha256, textSha256 }, html: quotes.html })
        : record.version;
    const annotations = fresh.map(({ annotation, id }, at) => {
      const place = places[at];
      const selector = place
        ? selectorsOf(text, place)
        : selectorIn({ ...annotation, position: quotes.place(annotation) });
      return made(id, annotation, { source, version: place ? record.version : version, selector });
    });
    return { annotations, deleted };
  };

  const store = (
    article: Id,
    gift: Gift,
    sums: Sums,
  ): Promise<Pick<Gave, 'placed' | 'unplaced' | 'deleted' | 'given'>> =>
    files.use(article, async (folder) => {
      const before = folder.annotations.data;
      const nothing = { placed: 0, unplaced: 0, deleted: 0 };
      let gave = { ...nothing, given: givenBy(article, before, before, sums) };
      await files.updateOn(folder, async (content) => {
        const { annotations, deleted } = await annotationsFor(folder, content, gift);
        const placed = annotations.filter(({ target }) => target.version === content.record.version).length;
        const unplaced = annotations.length - placed;
        return (file) => {
          const given = withGift(file, gift, annotations, content.record.version, now());
          const next = withGiven(given, { add: [...sums.notes, ...sums.others] });
          gave = { placed, unplaced, deleted, given: givenBy(article, file, next, sums) };
          return next;
        };
      });
      return gave;
    });

  const collect = async (
    article: Id,
    path: readonly string[],
    gave: Pick<Gave, 'collected' | 'made'>,
  ): Promise<void> => {
    let parent: Id | null = null;
    for (const [at, name] of path.entries()) {
      const there = collections
        .shelves()
        .find(
          (one) => one.parent === parent && one.query === null && levelTitle(one.name) === levelTitle(name),
        );
      const id: Id = there?.id ?? `shelf-${sum(path.slice(0, at + 1).join('\n'))}`;
      if (!there) {
        await collections.put({ id, name, parent });
        gave.made.push(id);
      }
      parent = id;
    }
    if (parent === null || collections.articles(parent)?.includes(article)) return;
    await collections.change({ collection: parent, add: [article], remove: [], places: [] });
    gave.collected.push(parent);
  };

  return async (article, gift) => {
    const sums = sumsOf(gift);
    const { came, mayHaveUrl } = await files.use(article, async ({ annotations, article: record }) => ({
      came: new Set(annotations.data.brought?.given),
      mayHaveUrl: record.data.metadataEdits.url === undefined,
    }));
    const shelves: Pick<Gave, 'collected' | 'made'> = { collected: [], made: [] };
    for (const path of gift.collections) {
      const its = sumOfCollection(path);
      if (came.has(its)) continue;
      if (await collect(article, path, shelves).then(() => true, ifFull)) sums.others.push(its);
    }
    // After the collections: what is known to have come must be there, whenever it is interrupted.
    const gave: Gave = { ...(await store(article, gift, sums)), ...shelves, url: null };
    const url = addressIn(gift.url ?? undefined);
    if (url !== null && mayHaveUrl && options.urlOf(article) === null) {
      await options.setUrl(article, url);
      gave.url = url;
    }
    return gave;
  };
}

/** A collection that is full, or gone meanwhile, must not keep the rest away. */
function ifFull(error: unknown): false {
  if (error instanceof AppError && ['bad-input', 'not-found'].includes(error.code)) return false;
  throw error;
}

const sum = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);

/** The same for the same annotation of the same page, whenever it is brought in, and whichever tool its page waited for. */
const idOf = (gift: Gift, annotation: BroughtAnnotation): Id =>
  `${broughtPrefix}${sum([keyOf(gift), annotationKey(annotation)].join('\n'))}`;

function withGift(
  file: AnnotationsFile,
  gift: Gift,
  annotations: readonly Annotation[],
  version: number,
  now: Date,
): AnnotationsFile {
  const known = new Map(file.annotations.map((one) => [one.id, one]));
  const fresh = annotations
    .filter(({ id }) => known.get(id)?.deleted !== null)
    .map((one) => {
      // One that was taken back comes once more.
      const old = known.get(one.id);
      return old ? { ...one, modified: later(now, old.modified) } : one;
    });
  const coming = new Set(fresh.map(({ id }) => id));
  const came = new Set(file.brought?.given);
  const onPage = pageNotes(gift);
  const said = [gift.note, ...onPage.map((one) => one.note)].filter(
    (note) =>
      note !== '' && !file.note.note.includes(note) && !sumsOfNote(note).every((one) => came.has(one)),
  );
  const note = [file.note.note, ...new Set(said)].filter(Boolean).join('\n\n').slice(0, limits.note);
  const { modified, ...marks } = file.marks;
  const freshTags = [...gift.tags, ...onPage.flatMap((one) => one.tags)].filter(
    (tag) => !came.has(sumOfTag(tag)),
  );
  const tags = distinct([...marks.tags, ...freshTags]);
  const wanted = {
    ...marks,
    tags: tags.slice(0, Math.max(limits.tags, marks.tags.length)),
    favourite: marks.favourite || (gift.favourite && !came.has(sumOfStar)),
    finished: marks.finished ?? (gift.state === 'finished' ? true : null),
  };
  const time = (last: string | null): string => (last === null ? now.toISOString() : later(now, last));
  const isSame = isDeepStrictEqual(wanted, marks);
  if (fresh.length === 0 && isSame && note === file.note.note) return file;
  const placedIn = file.annotations.length === 0 ? version : file.placedIn;
  return {
    ...file,
    ...(fresh.length > 0 && placedIn && { placedIn }),
    annotations: [...file.annotations.filter(({ id }) => !coming.has(id)), ...fresh],
    marks: isSame ? file.marks : { ...wanted, modified: time(modified) },
    note: note === file.note.note ? file.note : { note, modified: time(file.note.modified) },
  };
}

/** Quotes without a place as a text of their own, a paragraph each: what their annotations were made on, as far as it is known. */
function textOfQuotes(all: readonly BroughtAnnotation[]) {
  let text = '';
  let html = '';
  const places = new Map<BroughtAnnotation, { start: number; end: number }>();
  for (const annotation of all) {
    const { exact, prefix, suffix } = annotation;
    const start = text.length + prefix.length;
    places.set(annotation, { start, end: start + exact.length });
    text += `${prefix}${exact}${suffix}\n`;
    html += `<p>${escapeText(prefix + exact + suffix)}</p>\n`;
  }
  return { text, html, place: (annotation: BroughtAnnotation) => places.get(annotation) ?? null };
}
