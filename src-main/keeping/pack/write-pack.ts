import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Articles } from '../../store/articles';
import type { Disk } from '../../store/disk';
import type { ArticleLayout, Layout } from '../../store/layout';
import { type Manifest, packedDocuments } from './manifest';
import type { PackDesk } from './pack-desk';

/**
 * Writes a library into one zip file, in the layout of its folder: articles, trash, comparisons, merges, collections,
 * awaited pages, templates and preferences, not what can be made again (the list, backups). Each document is whole, and each
 * article is read while nothing moves it; the reader may go on meanwhile. Reading, summing and packing are done at the desk.
 * @param target that must not be there yet; it is gone again when packing fails
 * @throws AppError `storage`, `cancelled`
 */
export async function writePack(options: {
  target: string;
  desk: PackDesk;
  disk: Disk;
  layout: Layout;
  articles: Articles;
  manifest: Manifest;
  progress: (done: number, total: number) => void;
  signal: AbortSignal;
}): Promise<void> {
  const { desk, disk, layout, articles, manifest, signal, target } = options;
  const { originals } = manifest;
  // One that is brought back between two listings is in the later one.
  const ids = [
    ...new Set([...(await articles.ids()), ...(await articles.trashed()), ...(await articles.ids())]),
  ];
  const total = ids.length;
  let done = 0;
  const packArticle = async (home: string, place: ArticleLayout, isTrashed: boolean): Promise<void> => {
    const { whole } = await desk.ask('packArticle', { home, place, isTrashed, originals }, signal);
    // A folder whose record is missing is packed as it is; where all of the library is missing, this says so.
    if (!whole) await disk.list(place.folder);
    options.progress(++done, total);
  };
  const packFolder = async (name: string, folder: string): Promise<void> => {
    for (const file of await disk.list(folder)) {
      if (/^[^.]+\.json$/.test(file))
        await desk.ask('packFile', { name: `${name}/${file}`, path: join(folder, file) }, signal);
    }
  };

  await desk.ask('beginPack', { target, manifest }, signal);
  try {
    for (const id of ids) {
      // Where it lies is asked when nothing moves it: it may have changed sides since.
      await articles.hold(id, async () => {
        if (await articles.has(id)) await packArticle(`articles/${id}`, layout.article(id), false);
        else if ((await disk.list(layout.trashed(id).folder)).length > 0)
          await packArticle(`trash/${id}`, layout.trashed(id), true);
      });
    }
    await packFolder('comparisons', layout.comparisons);
    await packFolder('merges', layout.merges);
    for (const name of packedDocuments)
      await desk.ask('packFile', { name: `${name}.json`, path: layout[name] }, signal);
    await desk.ask('endPack', undefined, signal);
  } catch (error) {
    await desk.close();
    await rm(target, { force: true }).catch(() => undefined);
    throw error;
  }
}
