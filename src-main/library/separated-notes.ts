import type { Annotation, Id, Target } from '#contract';
import { createHash } from 'node:crypto';
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

/** Of these notes, those without a place in the text as it is now; nothing is asked about them there. */
export async function leaveNotes(folder: ArticleFolder, notes: readonly Annotation[]): Promise<Annotation[]> {
  const { version } = folder.article.data;
  const left = new Set<Id>();
  const wanted = new Set(notes.map(({ id }) => id));
  await folder.annotations.update((file) => ({
    ...file,
    annotations: file.annotations.map((one) => {
      if (!wanted.has(one.id) || one.target.version === version) return one;
      left.add(one.id);
      return { ...one, leftUnplacedIn: version };
    }),
  }));
  return notes.filter(({ id }) => left.has(id));
}

/** Puts notes, as they stood in the text that an article was made of, into that article; each once. */
export async function takeNotes(folder: ArticleFolder, notes: readonly Annotation[]): Promise<void> {
  if (notes.length === 0) return;
  const source = folder.article.data.id;
  const copies = notes.map(({ origin: _, leftUnplacedIn: _left, ...note }): Annotation => {
    const target: Target = { ...note.target, source, version: 1 };
    // From both ids, so that taking it twice makes one.
    const id = createHash('sha256').update(`${source} ${note.id}`).digest('hex').slice(0, 32);
    return { ...note, id, target };
  });
  await folder.annotations.update((file) => {
    const there = new Set(file.annotations.map(({ id }) => id));
    return { ...file, annotations: [...file.annotations, ...copies.filter(({ id }) => !there.has(id))] };
  });
}
