import type { Output } from '#contract';
import type { Articles } from '../store/articles';
import { described } from '../store/described';

/** Articles that are read at the same time. */
const together = 8;

/** The articles in the trash, the last deleted first. What cannot be read is listed by its id: it can be brought back. */
export async function listTrash(articles: Articles): Promise<Output<'listTrash'>> {
  const queue = await articles.trashed();
  const found: Output<'listTrash'> = [];
  const worker = async (): Promise<void> => {
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      const trashed = await articles.readTrashed(id);
      if (!trashed) continue;
      const { record, annotations, deletedAt } = trashed;
      const { title, siteName } = record ? described(record) : { title: id, siteName: null };
      const live = annotations?.annotations.filter(({ deleted }) => deleted === null) ?? [];
      found.push({ id, title, siteName, deletedAt, annotations: live.length });
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
  return found.sort((a, b) => Date.parse(b.deletedAt) - Date.parse(a.deletedAt) || (a.id < b.id ? -1 : 1));
}
