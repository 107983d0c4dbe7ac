import type { Annotation, Id, Target } from '#contract';
import { isDeepStrictEqual } from 'node:util';
import type { ArticleFolder } from '../store/article-folder';
import type { Placed } from './place';
import type { Placer } from './placer';
import type { Made } from './placing';
import { selectorsOf } from './selectors';

/** What became of the annotations that are not deleted. */
export interface Counts {
  /** They say what they said. */
  kept: number;
  /** Their words have changed. */
  moved: number;
  unplaced: number;
}

/** The annotations whose words have changed since the text before; who asks later is told the same. */
const movedIn = new WeakMap<ArticleFolder, { version: number; ids: ReadonlySet<Id> }>();

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
export function placeAnew(folder: ArticleFolder, placer: Placer): Promise<Counts> {
  const running = underWay.get(folder);
  // The text may have become another since that began.
  if (running) return running.then((counts) => (needPlaces(folder) ? placeAnew(folder, placer) : counts));
  const placing = placeAll(folder, placer).finally(() => underWay.delete(folder));
  underWay.set(folder, placing);
  return placing;
}

/** Where annotations stand in a text: each from where it was made and where it was placed since; null for one that has no place. */
export async function placesOf(
  folder: ArticleFolder,
  text: string,
  annotations: readonly Pick<Annotation, 'target' | 'origin'>[],
  placer: Placer,
): Promise<(Placed | null)[]> {
  if (annotations.length === 0) return [];
  const passages = annotations.map(({ target, origin = target }): Made[] =>
    (target.version === origin.version ? [origin] : [origin, target]).map(({ version, selector }) => ({
      version,
      selector,
    })),
  );
  const olds: { version: number; text: string }[] = [];
  for (const version of new Set(passages.flat().map((made) => made.version))) {
    const old = await folder.version(version);
    if (old) olds.push({ version, text: old.text });
  }
  return placer.run('place', { text, olds, passages });
}

async function placeAll(folder: ArticleFolder, placer: Placer): Promise<Counts> {
  const { record, text } = await folder.content();
  const all = folder.annotations.data.annotations;
  const other = all.filter(({ target }) => target.version !== record.version);
  const found = await placesOf(folder, text, other, placer);
  const placedAs = new Map(other.map(({ id }, n) => [id, found[n] ?? null]));

  const last = movedIn.get(folder);
  const movedIds = new Set(last?.version === record.version ? last.ids : []);
  const counts: Counts = { kept: 0, moved: 0, unplaced: 0 };
  const places = new Map<Id, { from: Target; to: Pick<Annotation, 'target' | 'origin'> }>();
  for (const annotation of all) {
    const { target, origin } = annotation;
    let fate: keyof Counts = movedIds.has(annotation.id) ? 'moved' : 'kept';
    if (target.version !== record.version) {
      const placed = placedAs.get(annotation.id);
      if (placed) {
        const now: Target = { ...target, version: record.version, selector: selectorsOf(text, placed) };
        places.set(annotation.id, { from: target, to: { target: now, origin: origin ?? target } });
      }
      if (placed && !placed.same) movedIds.add(annotation.id);
      fate = !placed ? 'unplaced' : placed.same ? 'kept' : 'moved';
    }
    if (annotation.deleted === null) counts[fate]++;
  }
  movedIn.set(folder, { version: record.version, ids: movedIds });
  await folder.annotations.settle((file) => ({
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
