import { AppError, type Id } from '#contract';
import type { LibraryIndex } from '../../library/library-index';
import type { Articles } from '../../store/articles';
import type { Backups } from '../../store/backups';
import type { Disk } from '../../store/disk';
import type { Layout } from '../../store/layout';
import { mergeAnnotationsFiles } from '../../store/merging/annotations-file';
import { mergePositions } from '../../store/merging/position';
import { openVersions } from '../../store/versions';
import type { PackDesk } from './pack-desk';
import type { Home, PackedArticle } from './pack-reader';

export interface AddOptions {
  articles: Articles;
  index: LibraryIndex;
  backups: Backups;
  disk: Disk;
  layout: Layout;
  /** Told of an article whose notes have become others. */
  merged: (article: Id) => void;
}

/**
 * Adds a packed article that is not here under the id `here`, whole or not at all.
 * @throws AppError `unreadable` for one that is damaged, `storage`
 */
export function addArticle(
  desk: PackDesk,
  { home, article, here }: { home: Home; article: PackedArticle; here: Id },
  { articles }: AddOptions,
): Promise<void> {
  return articles.adopt(here, home, async (put) => {
    let [html, text]: [string | null, string | null] = [null, null];
    for (const name of article.names) {
      const file = await desk.ask('packedFile', { home, id: article.id, name, as: here });
      if (name === 'article.html') [html, text] = [file.sum, file.text];
      await put(name, file.bytes);
    }
    // Every place in the program counts in this text: it must be that of the HTML.
    if (html !== article.html || text !== article.text)
      throw new AppError('unreadable', 'Its text is not the one that its record tells of.');
  });
}

/** Lays the notes of a packed article on the same one that is here. @throws AppError `unreadable`, `storage` */
export async function mergeArticle(
  desk: PackDesk,
  { article, here }: { article: PackedArticle; here: Id },
  { articles, index, backups, disk, layout, merged }: AddOptions,
): Promise<void> {
  const { id } = article;
  const notes = await desk.ask('packedAnnotations', id);
  const position = await desk.ask('packedPosition', id);
  await articles.use(here, async (folder) => {
    // Texts that notes were made on and that are not here: they are placed from there.
    const versions = openVersions(disk, layout.article(here));
    const there = new Set(await versions.list());
    const ours = folder.article.data;
    for (const name of article.names) {
      const number = Number(/^versions\/(\d+)\.json$/.exec(name)?.[1] ?? Number.NaN);
      if (Number.isNaN(number) || there.has(number) || number >= ours.version) continue;
      const old = await desk.ask('packedVersion', { id, number });
      if (old) await versions.write({ ...old, record: { ...old.record, id: here } });
    }
    if (notes) {
      await backups.add(layout.article(here).annotations);
      await folder.annotations.update((file) => mergeAnnotationsFiles(file, notes));
    }
    const isSameText = article.text === ours.textSha256;
    if (position && isSameText) await folder.position.update((file) => mergePositions(file, position));
    index.refresh(folder);
  });
  merged(here);
}
