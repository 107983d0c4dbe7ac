import { create } from 'zustand';

/** Which of the notes in the scope are wanted. */
export interface NotesFilter {
  words: string;
  /** Ids; one of them, none means all. */
  categories: string[];
  /** All of them. */
  tags: string[];
  noted: boolean | undefined;
  /** Only those that have no place in the text as it is now. */
  unplaced: boolean;
}

export const everything: NotesFilter = {
  words: '',
  categories: [],
  tags: [],
  noted: undefined,
  unplaced: false,
};

export const isFiltering = ({ words, categories, tags, noted, unplaced }: NotesFilter): boolean =>
  words.trim() !== '' || categories.length > 0 || tags.length > 0 || noted !== undefined || unplaced;

interface NotebookState {
  filter: NotesFilter;
  /** Groups whose notes are hidden, by the name of their kind and their key. */
  collapsed: ReadonlySet<string>;
}

export const useNotebook = create<NotebookState>(() => ({ filter: everything, collapsed: new Set() }));

export const setFilter = (change: Partial<NotesFilter>): void =>
  useNotebook.setState(({ filter }) => ({ filter: { ...filter, ...change } }));
export const clearFilter = (): void => useNotebook.setState({ filter: everything });

export const toggleCollapsed = (group: string, collapsed?: boolean): void =>
  useNotebook.setState((state) => {
    const next = new Set(state.collapsed);
    if (collapsed ?? !next.has(group)) next.add(group);
    else next.delete(group);
    return { collapsed: next };
  });

export const notesFilterId = 'notes-filter';
