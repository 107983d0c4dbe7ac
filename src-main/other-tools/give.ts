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
import { annotationKey } from '../store/brought-annotation';
import type { AnnotationsFile } from '../store/formats';
import { sha256 } from '../store/sha256';
import { colourOf } from './colours';
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
  /** What takes it back. */
  given: Given;
  /** Collections that the article came into, and those that were made for it, the outer ones first. */
  collected: Id[];
  made: Id[];
  /** The address that the article got, which had none. */
  url: string | null;
}

/** What another tool says of a page, given to an article: nothing of it twice, and nothing that the reader has is overwritten. */
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
  /** Whether an annotation is deleted because what had come was taken back: then it may come once more. */
  takenBack: (annotation: Id) => boolean;
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
  ): Promise<Annotation[]> => {
    const known = new Set(
      folder.annotations.data.annotations
        .filter(({ id, deleted }) => deleted === null || !options.takenBack(id))
        .map(({ id }) => id),
    );
    const fresh = gift.annotations
      .filter(({ exact }) => exact.trim() !== '')
      .map((annotation) => ({ annotation, id: idOf(gift, annotation) }))
      .filter(({ id }) => !known.has(id) && known.add(id));
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
    return fresh.map(({ annotation, id }, at) => {
      const place = places[at];
      const selector = place
        ? selectorsOf(text, place)
        : selectorIn({ ...annotation, position: quotes.place(annotation) });
      return made(id, annotation, { source, version: place ? record.version : version, selector });
    });
  };

  const store = (article: Id, gift: Gift): Promise<Pick<Gave, 'placed' | 'unplaced' | 'given'>> =>
    files.use(article, async (folder) => {
      const before = folder.annotations.data;
      let gave = { placed: 0, unplaced: 0, given: givenBy(article, before, before) };
      await files.updateOn(folder, async (content) => {
        const annotations = await annotationsFor(folder, content, gift);
        const placed = annotations.filter(({ target }) => target.version === content.record.version).length;
        return (file) => {
          const next = withGift(file, gift, annotations, content.record.version, now());
          gave = { placed, unplaced: annotations.length - placed, given: givenBy(article, file, next) };
          return next;
        };
      });
      return gave;
    });

  const collect = async (article: Id, path: readonly string[], gave: Gave): Promise<void> => {
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
    const gave: Gave = { ...(await store(article, gift)), collected: [], made: [], url: null };
    for (const path of gift.collections) await collect(article, path, gave).catch(ifFull);
    if (gift.url !== null && options.urlOf(article) === null) {
      await options.setUrl(article, gift.url);
      gave.url = gift.url;
    }
    return gave;
  };
}

/** A collection that is full, or gone meanwhile, must not keep the rest away. */
function ifFull(error: unknown): void {
  if (!(error instanceof AppError && ['bad-input', 'not-found'].includes(error.code))) throw error;
}

const sum = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);

/** The same for the same annotation of the same page, whenever it is brought in, and whichever tool its page waited for. */
const idOf = (gift: Gift, annotation: BroughtAnnotation): Id =>
  `from-${sum([keyOf(gift), annotationKey(annotation)].join('\n'))}`;

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
  const pageNotes = gift.annotations.filter(({ exact }) => exact.trim() === '');
  const said = [gift.note, ...pageNotes.map(({ note }) => note)].filter(
    (note) => note !== '' && !file.note.note.includes(note),
  );
  const note = [file.note.note, ...new Set(said)].filter(Boolean).join('\n\n').slice(0, limits.note);
  const { modified, ...marks } = file.marks;
  const tags = distinct([...marks.tags, ...gift.tags, ...pageNotes.flatMap((one) => one.tags)]);
  const wanted = {
    ...marks,
    tags: tags.slice(0, Math.max(limits.tags, marks.tags.length)),
    favourite: marks.favourite || gift.favourite,
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
