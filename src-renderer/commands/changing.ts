import { whyReadOnly } from '../read-only';
import type { Command } from './command';

/** Commands that change what is stored of the library. Others that do are refused by the main side. */
const changing = new Set([
  ...['annotate.highlight', 'annotate.note', 'annotate.tags', 'annotate.article-note', 'annotate.extend'],
  ...['annotate.delete', 'article.cleaning', 'article.metadata', 'article.clean-again'],
  ...['library.import', 'library.import-folder', 'library.samples', 'library.new-collection'],
  ...['library.clean-all', 'links.start', 'notes.place', 'grid.put', 'grid.new-row', 'grid.place'],
  ...['comparing.save', 'comparing.rename', 'comparing.note', 'comparing.reject'],
]);

/** Whether a command would change a library that can only be read. */
export const wouldChange = ({ id }: Pick<Command, 'id'>): boolean =>
  (changing.has(id) || id.startsWith('category.')) && whyReadOnly() !== null;

export const changingCommands: ReadonlySet<string> = changing;
