import type { Id } from '#contract';
import { join } from 'node:path';
import type { ArticleFolder } from '../../store/article-folder';
import { stamp } from '../../store/backups';
import type { Disk } from '../../store/disk';
import { documentText } from '../../store/document-sum';
import { type AnnotationsFile, formats, noAnnotations } from '../../store/formats';
import type { Layout } from '../../store/layout';
import { parseDocument } from '../../store/migrations';

/** What was made of articles whose folders have gone while they were open. Errors are those of `node:fs`. */
export interface LeftBehind {
  /** Keeps it with the article in the trash, where another computer has put it, or else among the backups. */
  keep: (folder: ArticleFolder) => Promise<void>;
  /** Whether something of an article was kept among the backups. */
  has: (id: Id) => Promise<boolean>;
  /** The article has come again: what was kept among the backups is merged into it. */
  bringBack: (folder: ArticleFolder) => Promise<void>;
}

export function createLeftBehind(disk: Disk, layout: Layout, now: () => Date): LeftBehind {
  const homes = join(layout.backups, 'merged', 'articles');
  const homeOf = (id: Id): string => join(homes, id);
  /** Null when there are none, and when they cannot be read. */
  const notesIn = async (path: string): Promise<AnnotationsFile | null> => {
    const bytes = await disk.read(path);
    if (!bytes) return null;
    try {
      return parseDocument(bytes.toString('utf8'), formats.annotations).data;
    } catch {
      return null;
    }
  };
  /** What lies there is not overwritten, and not taken for news again. */
  const putAside = async (folder: string): Promise<void> => {
    const names = await disk.list(folder);
    let name = `${stamp(now())} annotations.json`;
    while (names.includes(name)) name = `again ${name}`;
    await disk.move(join(folder, 'annotations.json'), join(folder, name));
  };

  let known: Promise<Set<string>> | null = null;
  /** Those of whom something was kept; the folders are looked at once. */
  const waiting = (): Promise<Set<string>> =>
    (known ??= (async () => {
      const found = new Set<string>();
      for (const id of await disk.list(homes))
        if ((await disk.list(join(homes, id))).includes('annotations.json')) found.add(id);
      return found;
    })().catch((error: unknown) => {
      known = null;
      throw error;
    }));

  return {
    has: async (id) => (await waiting()).has(id),
    keep: async ({ article, annotations }) => {
      if (annotations.data === noAnnotations) return;
      const { id } = article.data;
      const trashed = layout.trashed(id).folder;
      const isTrashed = (await disk.list(trashed)).includes('article.json');
      const folder = isTrashed ? trashed : homeOf(id);
      const path = join(folder, 'annotations.json');
      const there = await notesIn(path);
      const notes = there ? formats.annotations.merge(there, annotations.data) : annotations.data;
      if (notes === there) return;
      if (!there && (await disk.list(folder)).includes('annotations.json')) await putAside(folder);
      await disk.makeFolder(folder);
      await disk.write(path, documentText(notes));
      if (!isTrashed) (await waiting()).add(id);
    },
    bringBack: async (folder) => {
      const { id } = folder.article.data;
      const home = homeOf(id);
      const kept = await notesIn(join(home, 'annotations.json'));
      if (!kept || folder.annotations.refusal) return;
      await folder.annotations.update((ours) => formats.annotations.merge(ours, kept));
      await putAside(home);
      (await waiting()).delete(id);
    },
  };
}
