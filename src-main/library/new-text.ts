import type { Annotation, Id, ReadingPosition, Revision } from '#contract';
import { placeAnew } from '../annotations/place-anew';
import type { Placer } from '../annotations/placer';
import type { Asset } from '../article/cleaned';
import type { ArticleFolder, NewFile, RecordChange } from '../store/article-folder';
import { sha256 } from '../store/sha256';
import { versionsOf } from '../store/versions-of';
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
  placer: Placer;
  /** The text or the metadata of an article is another. */
  changed: (id: Id) => void;
  annotationsChanged: (id: Id) => void;
  /** Versions that something beside the article's own annotations was made on. */
  versionsNamed: (id: Id) => Promise<ReadonlySet<number>>;
}): StoreText {
  const { placer } = options;
  return async (folder, next) => {
    const before = await folder.content();
    const { version, id } = before.record;
    const isSame = sha256(next.html) === before.record.htmlSha256 && !next.file;
    if (isSame) await folder.article.update(next.change);
    else await folder.revise(next, next.change);
    // From here on the text is the article's, whatever fails: the windows must show it.
    try {
      const { kept, moved, unplaced } = await placeAnew(folder, placer);
      const isRead = !isSame && next.text !== before.text;
      const { added, gone } = isRead
        ? await movePosition(folder, before.text, next.text, placer)
        : { added: [], gone: [] };
      const record = folder.article.data;
      const isNew = record.version !== version;
      const sameFile = record.original === before.record.original;
      const left = sameFile && isNew ? await leaveAgain(folder, version) : 0;
      if (isNew) await prune(folder, () => options.versionsNamed(id)).catch(() => undefined);
      const annotations = isNew
        ? { kept, moved, unplaced: unplaced - left }
        : { kept: kept + moved, moved: 0, unplaced };
      return { version: record.version, before: version, added, gone, annotations };
    } finally {
      options.index.refresh(folder);
      options.changed(id);
      if (folder.article.data.version !== version) options.annotationsChanged(id);
    }
  };
}

/**
 * What the reader left without a place stays so while the text comes from the same file: a line that comes back is no news
 * for it. Answers how many those are.
 */
async function leaveAgain(folder: ArticleFolder, before: number): Promise<number> {
  const { version } = folder.article.data;
  const isLeft = ({ target, leftUnplacedIn }: Annotation): boolean =>
    leftUnplacedIn === before && target.version !== version;
  const { annotations } = folder.annotations.data;
  if (!annotations.some(isLeft)) return 0;
  await folder.annotations.update((file) => ({
    ...file,
    annotations: file.annotations.map((one) => (isLeft(one) ? { ...one, leftUnplacedIn: version } : one)),
  }));
  return annotations.filter((one) => isLeft(one) && one.deleted === null).length;
}

/** How far the article was read, in the new text; and what that has more, and what it has not any more. */
async function movePosition(
  folder: ArticleFolder,
  old: string,
  young: string,
  placer: Placer,
): Promise<{ added: string[]; gone: string[] }> {
  const { offset, progress } = folder.position.data.position;
  const offsets = [offset, Math.round(progress * old.length)].map((at) => Math.min(at, old.length));
  const { added, gone, offsets: now } = await placer.run('compare', { old, young, offsets });
  const moved = (was: ReadingPosition): ReadingPosition => {
    // Read on meanwhile: that is in the new text already, or lost by a few lines.
    if (was.offset !== offset || was.progress !== progress) return was;
    const read = progress === 1 ? 1 : (progress === 0 ? 0 : (now[1] ?? 0)) / Math.max(1, young.length);
    return { offset: offset === 0 ? 0 : (now[0] ?? 0), progress: Math.min(1, read) };
  };
  await folder.position.update((file) => ({ ...file, position: moved(file.position) }));
  return { added, gone };
}

/** Old texts go when they are old enough, nothing was made on them, and no other file took their place. */
async function prune(
  folder: ArticleFolder,
  versionsNamed: () => Promise<ReadonlySet<number>>,
): Promise<void> {
  const { version, files } = folder.article.data;
  const used = new Set<number | null>([...files.map(({ before }) => before), ...(await versionsNamed())]);
  for (const annotation of folder.annotations.data.annotations) {
    for (const number of versionsOf(annotation)) used.add(number);
  }
  await folder.prune((n) => used.has(n) || (n <= version && n > version - keptVersions));
}
