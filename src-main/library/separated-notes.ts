import type { Annotation, Id } from '#contract';
import { createHash } from 'node:crypto';
import type { Placer } from '../annotations/placer';
import { selectorsOf } from '../annotations/selectors';
import type { ArticleFolder } from '../store/article-folder';

/** Notes that the reader made on texts of one file and that stand in the newest version. */
export async function notesOnlyHere(
  folder: ArticleFolder,
  original: string,
  newest: number,
): Promise<Annotation[]> {
  const ofFile = new Map<number, boolean>();
  const found: Annotation[] = [];
  for (const annotation of folder.annotations.data.annotations) {
    const { target, origin = target, deleted } = annotation;
    if (deleted !== null || target.version !== newest) continue;
    if (!ofFile.has(origin.version)) {
      const made = await folder.version(origin.version);
      ofFile.set(origin.version, made?.record.original === original);
    }
    if (ofFile.get(origin.version)) found.push(annotation);
  }
  return found;
}

/** Of these notes, those without a place in the text as it is now. */
export function withoutPlace(folder: ArticleFolder, notes: readonly Annotation[]): Annotation[] {
  const { version } = folder.article.data;
  const wanted = new Set(notes.map(({ id }) => id));
  return folder.annotations.data.annotations.flatMap((one) =>
    wanted.has(one.id) && one.target.version !== version ? notes.filter(({ id }) => id === one.id) : [],
  );
}

/** Nothing is asked about these notes any more in the text as it is now. */
export async function leaveNotes(folder: ArticleFolder, ids: ReadonlySet<Id>): Promise<void> {
  if (ids.size === 0) return;
  const { version } = folder.article.data;
  await folder.annotations.update((file) => ({
    ...file,
    annotations: file.annotations.map((one) =>
      ids.has(one.id) && one.target.version !== version ? { ...one, leftUnplacedIn: version } : one,
    ),
  }));
}

/**
 * Puts copies of notes that stood in a text into an article that was made of it; each once. Where that article has become
 * another since, they are placed in its newest text. Answers those that are there.
 * @param text the one that the notes stood in
 */
export async function takeNotes(
  folder: ArticleFolder,
  notes: readonly Annotation[],
  text: string,
  placer: Placer,
): Promise<ReadonlySet<Id>> {
  if (notes.length === 0) return new Set();
  const { record, text: young } = await folder.content();
  const { id: source, version } = record;
  const found =
    young === text
      ? null
      : await placer.run('place', {
          text: young,
          olds: [{ version: 1, text }],
          passages: notes.map(({ target: { selector } }) => [{ version: 1, selector }]),
        });
  const taken = new Set<Id>();
  const copies = notes.flatMap((whole, n): Annotation[] => {
    const placed = found?.[n];
    if (found && !placed) return [];
    taken.add(whole.id);
    // Where it stood before, and its place in the reader's order, are those of the first one.
    const { origin: _, leftUnplacedIn: _left, earlier: _earlier, outline: _outline, ...note } = whole;
    const selector = placed ? selectorsOf(young, placed) : note.target.selector;
    // From both ids, so that taking it twice makes one.
    const id = createHash('sha256').update(`${source} ${note.id}`).digest('hex').slice(0, 32);
    return [{ ...note, id, target: { source, version, selector } }];
  });
  await folder.annotations.update((file) => {
    const there = new Set(file.annotations.map(({ id }) => id));
    const placedIn = file.annotations.length === 0 ? version : file.placedIn;
    return {
      ...file,
      ...(placedIn && { placedIn }),
      annotations: [...file.annotations, ...copies.filter(({ id }) => !there.has(id))],
    };
  });
  return taken;
}
