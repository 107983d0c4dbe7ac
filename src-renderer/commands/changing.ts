import { whyReadOnly } from '../read-only';
import type { Command } from './command';

/** Commands that change what is stored of the library. Others that do are refused by the main side. */
const changing = new Set<string>([
  ...['annotate.highlight', 'annotate.note', 'annotate.tags', 'annotate.article-note', 'annotate.extend'],
  ...['annotate.delete', 'article.cleaning', 'article.metadata', 'article.clean-again'],
  ...['library.import', 'library.import-folder', 'library.samples', 'library.new-collection'],
  ...['library.clean-all', 'links.start', 'notes.place', 'grid.put', 'grid.new-row', 'grid.place'],
  ...['library.favourite', 'library.read', 'library.tags', 'library.to-trash', 'library.merge'],
  ...['library.collect', 'library.add-to-collection', 'library.take-out', 'library.save-search'],
  ...['library.rename-collection', 'library.collection-inside', 'library.delete-collection'],
  ...['library.change-search', 'library.update-search'],
  ...['up', 'down', 'in', 'out'].map((move) => `library.collection-${move}`),
  ...['comparing.save', 'comparing.rename', 'comparing.note', 'comparing.reject'],
]);

/** Whether a command would change a library that can only be read. */
export const wouldChange = ({ id }: Pick<Command, 'id'>): boolean =>
  (changing.has(id) || id.startsWith('category.')) && whyReadOnly() !== null;

export const changingCommands: ReadonlySet<string> = changing;
