import { searchLibrary } from '../shelf';
import { showSide } from '../sides';
import { useWorkspace, widenResults } from '../workspace';
import { panelFieldId, wideFieldId } from './search-field-ids';

/** To the field, and its words ready to be overwritten; from the panel's own field once more, to the one across the window. */
export function goToSearch(): void {
  const { resultsWide } = useWorkspace.getState();
  const inPanel = document.activeElement?.id === panelFieldId;
  if (inPanel && !resultsWide) return widenResults(true);
  if (!resultsWide) showSide('library');
  const id = resultsWide ? wideFieldId : panelFieldId;
  // At once where it is there: the next key is meant for it.
  if (!focusField(id)) requestAnimationFrame(() => focusField(id));
}

function focusField(id: string): boolean {
  const field = document.getElementById(id);
  if (!(field instanceof HTMLInputElement)) return false;
  field.focus();
  field.select();
  return true;
}

/** Looks for words in the whole library, as they are. */
export function searchFor(words: string): void {
  searchLibrary(/\s|[:"()|-]/.test(words) ? `"${words.replace(/["“”„«»]/g, ' ').trim()}"` : words);
  goToSearch();
}
