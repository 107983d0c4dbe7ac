import type { Annotation, Id, Target } from '#contract';
import { isDeepStrictEqual } from 'node:util';
import type { ArticleFolder } from '../store/article-folder';
import { align, type Alignment } from './align';
import { anchor } from './anchor';
import { place, type Placed } from './place';
import { selectorsOf } from './selectors';

/** What became of the annotations that are not deleted. */
export interface Counts {
  /** They say what they said. */
  kept: number;
  /** Their words have changed. */
  moved: number;
  unplaced: number;
}

const underWay = new WeakMap<ArticleFolder, Promise<Counts>>();

/** Whether annotations were placed last in a text that is not the article's now: a newer one is, or an older one again. */
export function needPlaces({ article, annotations }: ArticleFolder): boolean {
  const { placedIn = 1, annotations: all } = annotations.data;
  return all.length > 0 && placedIn !== article.data.version;
}

/**
 * Places the annotations of an article in its newest text, the deleted ones too. What the reader made is kept in
 * `origin` and never overwritten; each is placed from there again every time, so that a text that comes back brings its
 * annotations back. One that has no place keeps the target that it had. Doing it twice changes nothing.
 */
export function placeAnew(folder: ArticleFolder): Promise<Counts> {
  const running = underWay.get(folder);
  // The text may have become another since that began.
  if (running) return running.then((counts) => (needPlaces(folder) ? placeAnew(folder) : counts));
  const placing = placeAll(folder).finally(() => underWay.delete(folder));
  underWay.set(folder, placing);
  return placing;
}

async function placeAll(folder: ArticleFolder): Promise<Counts> {
  const { record, text } = await folder.content();
  const alignments = new Map<number, Alignment | null>();
  const alignmentFrom = async (version: number): Promise<Alignment | null> => {
    let found = alignments.get(version);
    if (found === undefined) {
      const old = await folder.version(version);
      alignments.set(version, (found = old && align(old.text, text)));
    }
    return found;
  };
  const placeOne = async (annotation: Annotation): Promise<Placed | null> => {
    const { target, origin = target } = annotation;
    let best: Placed | null = null;
    for (const made of target.version === origin.version ? [origin] : [origin, target]) {
      const alignment = await alignmentFrom(made.version);
      const placed = alignment ? place(alignment, made.selector) : alone(text, made.selector);
      if (placed && (!best || (placed.same && !best.same))) best = placed;
    }
    return best;
  };

  const counts: Counts = { kept: 0, moved: 0, unplaced: 0 };
  const places = new Map<Id, { from: Target; to: Pick<Annotation, 'target' | 'origin'> }>();
  for (const annotation of folder.annotations.data.annotations) {
    const { target, origin } = annotation;
    let fate: keyof Counts = 'kept';
    if (target.version !== record.version) {
      const placed = await placeOne(annotation);
      if (placed) {
        const now: Target = { ...target, version: record.version, selector: selectorsOf(text, placed) };
        places.set(annotation.id, { from: target, to: { target: now, origin: origin ?? target } });
      }
      fate = !placed ? 'unplaced' : placed.same ? 'kept' : 'moved';
    }
    if (annotation.deleted === null) counts[fate]++;
  }
  await folder.annotations.update((file) => ({
    ...file,
    placedIn: record.version,
    // A note or a tag that was changed meanwhile stays; a passage that was chosen meanwhile is on the newest text.
    annotations: file.annotations.map((annotation) => {
      const place = places.get(annotation.id);
      return place && isDeepStrictEqual(place.from, annotation.target)
        ? { ...annotation, ...place.to }
        : annotation;
    }),
  }));
  return counts;
}

/** Without the old text: where the quote stands once, or with some of its context. */
function alone(text: string, selector: Target['selector']): Placed | null {
  const found = anchor(text, selector);
  if (!found || selector[1].exact.length < 12) return null;
  return { ...found, certainty: 'sure', via: 'quote', same: true, score: 1 };
}
