import type { Id } from '#contract';
import type { ArticleFolder } from '../../store/article-folder';
import type { Articles } from '../../store/articles';
import type { Disk } from '../../store/disk';
import type { Layout } from '../../store/layout';

/** Articles whose text was not there as a whole when it was asked for. */
export interface Arriving {
  add: (id: Id) => void;
  /** Tries those again whose file has become another. @param there called with each whose text is whole now */
  look: (there: (folder: ArticleFolder) => void) => Promise<void>;
}

export function createArriving({
  disk,
  layout,
  articles,
}: {
  disk: Disk;
  layout: Layout;
  articles: Pick<Articles, 'use' | 'has'>;
}): Arriving {
  /** Time and size of the file when it was tried last. */
  const tried = new Map<Id, string | null>();
  return {
    add: (id) => void (tried.has(id) || tried.set(id, '')),
    look: async (there) => {
      for (const [id, before] of tried) {
        const stamp = await disk.stamp(layout.article(id).html).catch(() => null);
        if (stamp === before) continue;
        tried.set(id, stamp);
        try {
          await articles.use(id, async (folder) => {
            await folder.content();
            tried.delete(id);
            there(folder);
          });
        } catch {
          // It has not come yet, or has gone.
          if (!(await articles.has(id))) tried.delete(id);
        }
      }
    },
  };
}
