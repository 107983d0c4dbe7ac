import { type Annotation, AppError, type Id, type ReadingPosition } from '#contract';
import type { AnnotationFiles } from '../../annotations/files';
import type { Placed } from '../../annotations/place';
import { placesOf } from '../../annotations/place-anew';
import type { ArticleFolder } from '../../store/article-folder';
import {
  type AnnotationsFile,
  type ArticleFile,
  type ArticleMarks,
  noAnnotations,
  type StoredLink,
} from '../../store/formats';

/** What the reader made of an article that is to become part of another. */
export interface Gathered {
  id: Id;
  record: ArticleFile;
  html: string;
  /** Each note that is not deleted, with its place in the kept article's text, if it has a sure one there. */
  notes: { annotation: Annotation; placed: Placed | null }[];
  links: StoredLink[];
  marks: ArticleMarks;
  note: string;
  position: ReadingPosition;
  /** How far it was read, in the kept article's text. */
  offset: number;
  openedAt: string | null;
  /** Tells whether anything was written since; see `mustBeAsGathered`. */
  state: string;
}

/** @param text of the article that is kept. @throws AppError `not-found`, `storage` */
export function gather(id: Id, text: string, files: AnnotationFiles): Promise<Gathered> {
  return files.use(id, async (folder: ArticleFolder) => {
    const { record, html, text: own } = await folder.content();
    const { annotations, links, marks, note } = folder.annotations.data;
    const live = annotations.filter(({ deleted }) => deleted === null);
    const places = await placesOf(folder, text, live, files.placer);
    const { position, openedAt } = folder.position.data;
    const { offsets } = await files.placer.run('compare', {
      ...{ old: own, young: text, offsets: [Math.min(position.offset, own.length)] },
    });
    return {
      ...{ id, record, html, marks, position, openedAt, state: stateOf(folder.annotations.data) },
      notes: live.map((annotation, at) => ({ annotation, placed: places[at] ?? null })),
      links: links.filter(({ deleted }) => deleted === null),
      note: note.note,
      offset: offsets[0] ?? 0,
    };
  });
}

/** Of all that the reader has written: each change of a thing gives it another time. */
function stateOf({ annotations, note, marks }: AnnotationsFile): string {
  const live = annotations.filter(({ deleted }) => deleted === null);
  return JSON.stringify([live.map(({ id, modified }) => [id, modified]), note.modified, marks.modified]);
}

/**
 * What was written on an article after it had been gathered would go to the trash with it, unseen.
 * @throws WrittenSince
 */
export function mustBeAsGathered({ state, links }: Gathered, file: AnnotationsFile | null): void {
  const known = new Set(links.map(({ id }) => id));
  const now = file ?? noAnnotations;
  // Links have been moved meanwhile.
  const isNew = now.links.some(({ id, deleted }) => deleted === null && !known.has(id));
  if (isNew || stateOf(now) !== state) throw new WrittenSince();
}

export class WrittenSince extends AppError {
  constructor() {
    super(
      'conflict',
      'Something was written on one of these articles while they were put together, so nothing was changed. Try again.',
    );
  }
}
