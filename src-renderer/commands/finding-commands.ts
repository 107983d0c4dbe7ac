import { heldAnswer } from '../api';
import { hasHits, isFinding, openFindBar } from '../finding';
import { showSide } from '../sides';
import { endFinding, moveHit } from '../search/hit-moves';
import { goToSearch, searchFor } from '../search/go-to-search';
import { openDialog, useWorkspace, widenResults } from '../workspace';
import type { Command } from './command';
import { reading } from './reading';

/** As much of a selection as somebody would look for. */
const longest = 200;

/** The selected words, as one line. */
export function selectedWords(): string {
  const { selection } = useWorkspace.getState();
  const text = selection && heldAnswer('getArticle', { id: selection.article })?.text;
  if (!text) return '';
  const words = text.slice(selection.passage.start, selection.passage.end).replace(/\s+/g, ' ').trim();
  return words.length > longest ? '' : words;
}

const needs = 'needs something that was found';

export const findingCommands: readonly Command[] = [
  {
    id: 'search.library',
    title: 'Search the library',
    group: 'Finding',
    keys: ['Mod+Shift+f'],
    run: goToSearch,
  },
  {
    id: 'search.selection',
    title: 'Search the library for the selected words',
    group: 'Finding',
    keys: ['S'],
    enabled: () => selectedWords() !== '',
    needs: 'needs selected words',
    run: () => searchFor(selectedWords()),
  },
  {
    id: 'search.wide',
    title: 'Search results across the window, or beside the text',
    group: 'Finding',
    keys: ['Mod+Shift+e'],
    run: () => widenResults(!useWorkspace.getState().resultsWide),
  },
  {
    id: 'search.help',
    title: 'How to search',
    group: 'Finding',
    keys: [],
    run: () => {
      if (!useWorkspace.getState().resultsWide) showSide('library');
      openDialog('search-help');
    },
  },
  {
    id: 'find.open',
    title: 'Find in the open articles',
    group: 'Finding',
    keys: ['/', 'Mod+f'],
    enabled: reading,
    run: () => openFindBar(selectedWords()),
  },
  {
    id: 'find.next',
    title: 'Next hit',
    group: 'Finding',
    keys: ['F3'],
    enabled: hasHits,
    needs,
    run: () => moveHit(1),
  },
  {
    id: 'find.previous',
    title: 'Previous hit',
    group: 'Finding',
    keys: ['Shift+F3'],
    enabled: hasHits,
    needs,
    run: () => moveHit(-1),
  },
  {
    id: 'find.next-letter',
    title: 'Next hit, while hits are shown and nothing is chosen',
    group: 'Finding',
    keys: ['n'],
    when: { hits: true },
    keyOnly: true,
    enabled: hasHits,
    run: () => moveHit(1),
  },
  {
    id: 'find.previous-letter',
    title: 'Previous hit, while hits are shown and nothing is chosen',
    group: 'Finding',
    keys: ['p'],
    when: { hits: true },
    keyOnly: true,
    enabled: hasHits,
    run: () => moveHit(-1),
  },
  {
    id: 'find.end',
    title: 'End finding',
    group: 'Finding',
    // Escape does it, too, when nothing is selected.
    keys: [],
    enabled: isFinding,
    needs: 'nothing is sought',
    run: endFinding,
  },
];
