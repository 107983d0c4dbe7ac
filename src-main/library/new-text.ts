import type { Id, ReadingPosition, Revision } from '#contract';
import { align, type Alignment } from '../annotations/align';
import { changes } from '../annotations/changes';
import { offsetIn } from '../annotations/place';
import { placeAnew } from '../annotations/place-anew';
import type { Asset } from '../article/cleaned';
import type { ArticleFolder, NewFile, RecordChange } from '../store/article-folder';
import { sha256 } from '../store/sha256';
import type { LibraryIndex } from './library-index';

/** Versions of a text that are kept although nothing was made on them. */
export const keptVersions = 20;

/** A text that an article is to have, and what its record says with it. */
export interface NewText {
  html: string;
  text: string;
  assets: readonly Asset[];
  /** The file that it was made from, where that is another than the one before. */
  file?: NewFile | undefined;
  change: RecordChange;
}

/** Stores a text and places everything in it anew; where it is the text that is there, only the record changes. */
export type StoreText = (folder: ArticleFolder, next: NewText) => Promise<Revision>;

export function createStoreText(options: {
  index: LibraryIndex;
  /** The text or the metadata of an article is another. */
  changed: (id: Id) => void;
  annotationsChanged: (id: Id) => void;
}): StoreText {
  return async (folder, next) => {
    const before = await folder.content();
    const { version, id } = before.record;
    let alignment: Alignment | null = null;
    if (sha256(next.html) === before.record.htmlSha256 && !next.file) {
      await folder.article.update(next.change);
    } else {
      await folder.revise(next, next.change);
      if (next.text !== before.text) alignment = align(before.text, next.text);
    }
    const { kept, moved, unplaced } = await placeAnew(folder);
    if (alignment) await movePosition(folder, alignment);
    const record = folder.article.data;
    if (record.version !== version) await prune(folder);
    options.index.refresh(folder);
    options.changed(id);
    if (record.version !== version) options.annotationsChanged(id);
    const { added, gone } = alignment ? changes(alignment) : { added: [], gone: [] };
    return { version: record.version, before: version, added, gone, annotations: { kept, moved, unplaced } };
  };
}

async function movePosition(folder: ArticleFolder, alignment: Alignment): Promise<void> {
  const [before, after] = [alignment.old.text.length, alignment.young.text.length];
  const moved = ({ offset, progress }: ReadingPosition): ReadingPosition => {
    const place = (at: number): number => (at === 0 ? 0 : offsetIn(alignment, Math.min(at, before)));
    const read = progress === 1 ? 1 : place(Math.round(progress * before)) / Math.max(1, after);
    return { offset: place(offset), progress: Math.min(1, read) };
  };
  await folder.position.update((file) => ({ ...file, position: moved(file.position) }));
}

/** Old texts go when they are old enough, nothing was made on them, and no other file took their place. */
async function prune(folder: ArticleFolder): Promise<void> {
  const { version, files } = folder.article.data;
  const used = new Set<number | null>(files.map(({ before }) => before));
  for (const { target, origin } of folder.annotations.data.annotations) {
    used.add(target.version);
    if (origin) used.add(origin.version);
  }
  await folder
    .prune((n) => used.has(n) || (n <= version && n > version - keptVersions))
    .catch(() => undefined);
}
