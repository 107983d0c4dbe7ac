import type { ArticleFolder } from '../../store/article-folder';
import { formats, noAnnotations } from '../../store/formats';
import type { Layout } from '../../store/layout';
import { parseDocument } from '../../store/migrations';
import { join } from 'node:path';
import type { Folding } from './fold-article';

/**
 * Keeps what was made of an article whose folder has gone: with the article in the trash, where another computer has put it,
 * or else among the backups. Errors are those of `node:fs`.
 */
export async function keepElsewhere(
  { article, annotations }: ArticleFolder,
  layout: Layout,
  { disk }: Folding,
): Promise<void> {
  const { id } = article.data;
  const trashed = layout.trashed(id);
  const isTrashed = (await disk.list(trashed.folder)).includes('article.json');
  const folder = isTrashed ? trashed.folder : join(layout.backups, 'merged', 'articles', id);
  const path = join(folder, 'annotations.json');
  const bytes = await disk.read(path);
  let notes = annotations.data;
  if (notes === noAnnotations) return;
  if (bytes) {
    try {
      const { data } = parseDocument(bytes.toString('utf8'), formats.annotations);
      notes = formats.annotations.merge(data, notes);
      if (notes === data) return;
    } catch {
      // What cannot be read there is not overwritten.
      await disk.keep(path, `${path}.before`).catch(() => undefined);
    }
  }
  await disk.makeFolder(folder);
  await disk.write(path, `${JSON.stringify(notes, null, 2)}\n`);
}
