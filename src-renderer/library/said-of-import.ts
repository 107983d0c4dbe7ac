import { counted } from '../counted';

interface Imported {
  /** Articles that the library did not have before. */
  added: number;
  /** Articles that were there already. */
  known: number;
  /** Whether they lie open now. */
  opened: boolean;
  cancelled: boolean;
}

/** What became of an import that needs no summary, in a few words; null when there was nothing to import. */
export function saidOfImport({ added, known, opened, cancelled }: Imported): string | null {
  if (cancelled) return `Import cancelled; ${added === 0 ? 'nothing' : counted(added, 'article')} imported`;
  if (added === 0 && known === 0) return null;
  if (added === 0) return opened ? 'Already in the library: opened' : 'Already in the library';
  const said = added === 1 && known === 0 ? 'Imported' : `${counted(added, 'article')} imported`;
  return known === 0 ? said : `${said}; ${known.toLocaleString()} already in the library`;
}
