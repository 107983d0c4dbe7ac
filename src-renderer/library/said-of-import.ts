import { counted } from '../counted';

interface Imported {
  /** Articles that the library did not have before. */
  added: number;
  /** Articles that were there already. */
  known: number;
  /** Pages that had waited for their text, among both. */
  completed?: number;
  /** Whether they lie open now. */
  opened: boolean;
  cancelled: boolean;
}

/** What became of an import that needs no summary, in a few words; null when there was nothing to import. */
export function saidOfImport({ added, known, completed = 0, opened, cancelled }: Imported): string | null {
  if (cancelled) return `Import cancelled; ${added === 0 ? 'nothing' : counted(added, 'article')} imported`;
  if (added === 0 && known === 0) return null;
  if (completed > 0 && added === 0 && known === 1)
    return 'Already in the library; it has got what had waited for its page';
  if (completed > 0) return saidOfCompleted(added + known, completed);
  if (added === 0) return opened ? 'Already in the library: opened' : 'Already in the library';
  const said = added === 1 && known === 0 ? 'Imported' : `${counted(added, 'article')} imported`;
  return known === 0 ? said : `${said}; ${known.toLocaleString()} already in the library`;
}

/** Of pages that had waited for their text, where more is said of the import. */
export const saidOfWaiting = (count: number): string =>
  `${counted(count, 'page')} that had been waiting ${count === 1 ? 'has its' : 'have their'} text, with all that was kept for ${count === 1 ? 'it' : 'them'}.`;

/** Of saved pages, some or all of which had been waited for. */
function saidOfCompleted(all: number, completed: number): string {
  if (all === 1) return 'Imported, with what had waited for its page';
  const which = all === completed ? 'all of them' : completed.toLocaleString();
  return `${counted(all, 'article')} imported; ${which} had been waiting for their page`;
}
