import type { Id } from '#contract';
import type { Links } from '../annotations/links/links';
import type { Cleaner, Given } from '../article/cleaned';
import { documentText } from '../store/document-sum';
import { sha256 } from '../store/sha256';
import type { Articles } from '../store/articles';
import type { Backups } from '../store/backups';
import type { StoredComparisons } from '../store/comparisons';
import type { Disk } from '../store/disk';
import type { Document } from '../store/document';
import type { CollectionsFile } from '../store/formats';
import type { Layout } from '../store/layout';
import type { LibraryIndex } from './library-index';
import { rebuildArticle } from './rebuild-article';
import { storedCompanions } from './stored-companions';

/**
 * Makes again what can be made again: damaged text from the kept original, where cleaning it still gives the same
 * text; a missing record from the original and the stored HTML; then the list from the folders. Damaged documents
 * are restored by opening them. Copies of links are brought into line, and collections forget articles that are nowhere.
 * What cannot be made again stays as it is. Each document is kept as a backup before it becomes another.
 */
export async function repairLibrary(options: {
  disk: Disk;
  layout: Layout;
  articles: Articles;
  index: LibraryIndex;
  cleaner: Cleaner;
  textOf: (html: string) => string;
  now: () => Date;
  links: Pick<Links, 'mend'>;
  collections: Document<CollectionsFile>;
  comparisons: Pick<StoredComparisons, 'all'>;
  backups: Pick<Backups, 'add'>;
  signal?: AbortSignal | undefined;
}): Promise<void> {
  const { articles, index, layout, disk, links, collections, backups } = options;
  // What is held in memory would hide what is damaged on disk.
  await articles.close();
  // Nothing is swept: what lies there unfinished may be an import under way. The next opening does it.
  for (const id of await articles.ids()) {
    options.signal?.throwIfAborted();
    try {
      if (!(await articles.has(id))) {
        const place = layout.article(id);
        const record = await rebuildArticle(id, place, { ...options, known: index.get(id)?.source });
        if (!record) continue;
        await disk.write(place.article, documentText(record));
      }
      await repairText(id, options);
      await articles.use(id, async (folder) => index.refresh(folder));
    } catch {
      // The check that follows names what is still wrong; one article must not keep the others from repair.
    }
  }
  await links.mend(await articles.ids(), (id) => backups.add(layout.article(id).annotations));
  const known = new Set([...(await articles.ids()), ...(await articles.trashed())]);
  if (withoutStrangers(collections.data, known) !== collections.data) {
    await backups.add(layout.collections);
    await collections.update((file) => withoutStrangers(file, known));
  }
  // Reading them restores what is damaged.
  await options.comparisons.all();
  await index.flush();
}

function withoutStrangers(file: CollectionsFile, known: ReadonlySet<Id>): CollectionsFile {
  const isKnown = (id: Id): boolean => known.has(id);
  if (file.collections.every(({ articles }) => articles.every(isKnown))) return file;
  const collections = file.collections.map((one) => ({ ...one, articles: one.articles.filter(isKnown) }));
  return { ...file, collections };
}

async function repairText(
  id: Id,
  {
    articles,
    layout,
    disk,
    cleaner,
    backups,
  }: Pick<Parameters<typeof repairLibrary>[0], 'articles' | 'layout' | 'disk' | 'cleaner' | 'backups'>,
): Promise<void> {
  await articles.use(id, async ({ article, content }) => {
    if (await content().catch(() => null)) return;
    const original = await articles.original(id, article.data.original);
    if (!original) return;
    const { source, textSha256, blockEdits: edits, chosenEncoding, given } = article.data;
    const companions = await storedCompanions(articles, article.data);
    const cleaned = await cleaner.clean({
      ...{ name: source.fileName, bytes: original, companions, edits, given: given as Given },
      ...(chosenEncoding === null ? {} : { encoding: chosenEncoding }),
    });
    // Another text would put every annotation in the wrong place.
    if (sha256(cleaned.text) !== textSha256) return;
    const place = layout.article(id);
    await backups.add(place.article);
    await disk.write(place.html, cleaned.html);
    await disk.write(place.text, cleaned.text);
    await article.update((record) => ({ ...record, htmlSha256: sha256(cleaned.html) }));
  });
}
