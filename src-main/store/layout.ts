import { Id } from '#contract';
import { join } from 'node:path';

/** Where things lie in a library folder; see docs/data-format.md. */
export interface Layout {
  root: string;
  library: string;
  /** What has changed of the list since it was written. */
  libraryChanges: string;
  preferences: string;
  collections: string;
  /** Pages that other tools kept and that wait for their text. */
  awaited: string;
  /** The reader's own templates for exports. */
  templates: string;
  lock: string;
  articles: string;
  comparisons: string;
  /** What merging articles remembers, so that it can be taken back. */
  merges: string;
  trash: string;
  backups: string;
  /** The index of words; made anew when it is missing. */
  index: string;
  article: (id: Id) => ArticleLayout;
  /** The file of a comparison. */
  comparison: (id: Id) => string;
  /** Where an article lies while it is deleted. */
  trashed: (id: Id) => ArticleLayout;
  /** Where an import is put together before it is one. */
  incoming: (id: Id) => ArticleLayout;
}

export interface ArticleLayout {
  folder: string;
  article: string;
  annotations: string;
  position: string;
  html: string;
  text: string;
  assets: string;
  versions: string;
  /** When it was deleted, while it is in the trash. */
  deleted: string;
}

export const incomingPrefix = '.incoming-';
/** The mark in an article's folder that the files it was imported from were left out when the library was packed. */
export const leftOutName = 'originals-left-out.json';

export function layoutOf(root: string): Layout {
  const articles = join(root, 'articles');
  const comparisons = join(root, 'comparisons');
  const trash = join(root, 'trash');
  const inside = (folder: string): ArticleLayout => ({
    folder,
    article: join(folder, 'article.json'),
    annotations: join(folder, 'annotations.json'),
    position: join(folder, 'position.json'),
    html: join(folder, 'article.html'),
    text: join(folder, 'article.txt'),
    assets: join(folder, 'assets'),
    versions: join(folder, 'versions'),
    deleted: join(folder, 'deleted.json'),
  });
  // Ids come over the wire and from folder names: one that is no id must never become a path.
  const checked = (id: Id): string => Id.parse(id);
  return {
    root,
    library: join(root, 'library.json'),
    libraryChanges: join(root, 'library.changes.jsonl'),
    preferences: join(root, 'preferences.json'),
    collections: join(root, 'collections.json'),
    awaited: join(root, 'awaited.json'),
    templates: join(root, 'templates.json'),
    lock: join(root, 'library.lock'),
    articles,
    comparisons,
    trash,
    merges: join(root, 'merges'),
    backups: join(root, 'backups'),
    index: join(root, 'index'),
    article: (id) => inside(join(articles, checked(id))),
    comparison: (id) => join(comparisons, `${checked(id)}.json`),
    trashed: (id) => inside(join(trash, checked(id))),
    incoming: (id) => inside(join(articles, incomingPrefix + checked(id))),
  };
}
