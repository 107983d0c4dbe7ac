import type { Passage } from '#contract';
import { create } from 'zustand';
import { cardId } from './annotation';
import { keepLayout } from './own-window';
import { changePreferences, preferences } from './preferences';
import { noteShown, showSide } from './sides';

export const mostPanes = 4;

export interface AnnotationRef {
  article: string;
  id: string;
}

/** A selected stretch of text that is not an annotation yet. */
export interface Selected {
  article: string;
  passage: Passage;
}

export interface Reveal extends Selected {
  beside?: Selected;
  version?: number;
  /** The keyboard goes there, too; words that are no chosen highlight are selected. */
  arriving?: boolean;
}

export type DialogName =
  | 'palette'
  | 'help'
  | 'appearance'
  | 'about'
  | 'export'
  | 'templates'
  | 'open-comparison'
  | 'metadata'
  | 'changes'
  | 'clean-all'
  | 'tags'
  | 'categories'
  | 'links'
  | 'trash'
  | 'backups'
  | 'article-backups'
  | 'move'
  | 'check'
  | 'duplicates'
  | 'article-tags'
  | 'collection-name'
  | 'save-search'
  | 'search-help';

/** What the reader has chosen to export: notes, articles whether or not they are open, or a comparison. */
export type Chosen =
  | { kind: 'notes'; notes: readonly AnnotationRef[] }
  | { kind: 'articles'; articles: readonly string[] }
  | { kind: 'comparison'; articles: readonly string[]; comparison: string | null };

/** What is open and selected: state of the interface only, never data. */
interface Workspace {
  /** Article ids, left to right. */
  panes: string[];
  focused: number;
  /** The annotation whose bar and card are lit. */
  annotation: AnnotationRef | null;
  /** Where its bar stands: at the highlight, or nowhere when it was chosen in the notebook. */
  barAt: 'text' | 'none';
  selection: Selected | null;
  /** The annotation whose note or tags are being written in the notebook, or the article whose own note is (its id twice). */
  editing: (AnnotationRef & { field: 'note' | 'tags' | 'article-note' }) | null;
  dialog: DialogName | null;
  /** What was chosen to be exported; null where nothing was. */
  exporting: Chosen | null;
  /** The template that is edited, or was last; null begins with the first. */
  template: string | null;
  /** The dialog that templates were opened from, to go back to. */
  templatesFrom: DialogName | null;
  /** Whether the notebook stands in the reader's place. */
  notebookWide: boolean;
  /** Whether what a search of the library finds stands there. */
  resultsWide: boolean;
  /** Articles whose panes show what cleaning did instead of the article. */
  cleaning: string[];
  /**
   * A passage to bring into view, at the height of the one `beside` it in another pane, until that is done. It counts in
   * the text of this version, or in whichever is shown.
   */
  reveal: Reveal | null;
  /** A passage that is shown as one that might be chosen. */
  preview: Selected | null;
  /** The annotation that is to get the words that are selected next. */
  replacing: AnnotationRef | null;
  /** The article whose notes without a place are asked for; a new object each time. */
  review: { article: string; annotation?: string } | null;
}

export const useWorkspace = create<Workspace>(() => ({
  panes: [],
  focused: 0,
  annotation: null,
  barAt: 'none',
  selection: null,
  editing: null,
  dialog: null,
  exporting: null,
  template: null,
  templatesFrom: null,
  notebookWide: false,
  resultsWide: false,
  cleaning: [],
  reveal: null,
  preview: null,
  replacing: null,
  review: null,
}));

const set = useWorkspace.setState;
const get = useWorkspace.getState;

useWorkspace.subscribe((now, before) => {
  noteShown(now.notebookWide || now.resultsWide ? Math.max(1, now.panes.length) : now.panes.length);
  if (now.panes === before.panes && now.focused === before.focused) return;
  keepLayout({ panes: now.panes, focused: now.focused });
});

/** The text is what is looked at, and nothing in it is chosen. */
const quiet = {
  preview: null,
  replacing: null,
  annotation: null,
  selection: null,
  editing: null,
  barAt: 'none',
  notebookWide: false,
  resultsWide: false,
} as const;
const clamp = (index: number, length: number): number => Math.max(0, Math.min(index, length - 1));

/** Opens an article in the focused pane, or goes to the pane that shows it. */
export function openArticle(id: string): void {
  const { panes, focused } = get();
  const there = panes.indexOf(id);
  if (there >= 0) return set({ focused: there, notebookWide: false, resultsWide: false });
  const next = panes.length ? panes.map((pane, i) => (i === focused ? id : pane)) : [id];
  set({ panes: next, focused: clamp(focused, next.length), ...quiet });
}

/** Opens an article in a pane of its own; with all panes taken it replaces the one beside the focused. */
export function openBeside(id: string): void {
  const { panes, focused } = get();
  if (panes.includes(id)) return set({ focused: panes.indexOf(id), notebookWide: false, resultsWide: false });
  if (panes.length >= mostPanes) {
    const at = focused === panes.length - 1 ? focused - 1 : focused + 1;
    return set({ panes: panes.map((pane, i) => (i === at ? id : pane)), focused: at, ...quiet });
  }
  const at = panes.length ? focused + 1 : 0;
  set({ panes: [...panes.slice(0, at), id, ...panes.slice(at)], focused: at, ...quiet });
}

/** Lays these side by side, and only these. */
export function openTogether(ids: readonly string[]): void {
  const panes = [...new Set(ids)].slice(0, mostPanes);
  if (!panes.length) return;
  set({ panes, focused: 0, ...quiet });
}

/** Brings a pane back to where it was, when there is room. */
export function reopen(id: string, at: number): void {
  const { panes } = get();
  if (panes.includes(id) || panes.length >= mostPanes) return;
  const to = Math.min(at, panes.length);
  set({ panes: [...panes.slice(0, to), id, ...panes.slice(to)], focused: to, ...quiet });
}

export function closePane(index: number): void {
  const panes = get().panes.filter((_, i) => i !== index);
  const { focused } = get();
  set({ panes, focused: clamp(focused > index ? focused - 1 : focused, panes.length), ...quiet });
}

/** Closes all panes but these. */
export function keepOnly(stays: (id: string) => boolean): void {
  const { panes, focused } = get();
  const kept = panes.filter(stays);
  if (kept.length !== panes.length) set({ panes: kept, focused: clamp(focused, kept.length), ...quiet });
}

export function focusPane(index: number): void {
  const { panes, focused } = get();
  if (index !== focused && index >= 0 && index < panes.length) set({ focused: index });
}

export function movePane(index: number, by: -1 | 1): void {
  const panes = [...get().panes];
  const [id] = panes.splice(index, 1);
  const to = clamp(index + by, panes.length + 1);
  if (id === undefined || to === index) return;
  panes.splice(to, 0, id);
  set({ panes, focused: to });
}

export const focusedArticle = (): string | undefined => get().panes[get().focused];

export const selectPassage = (selection: Selected | null): void => {
  if (selection) set({ selection, annotation: null, barAt: 'text' });
  else if (get().selection) set({ selection: null });
};

export const selectAnnotation = (annotation: AnnotationRef | null, barAt: 'text' | 'none' = 'none'): void =>
  set({ annotation, barAt, selection: null });

/** Shows the notes beside the articles, whatever stood there. */
export function showNotes(notebook = preferences().notebook): void {
  const { comparing } = preferences();
  showSide('notebook');
  changePreferences({
    notebook,
    ...(comparing.panel !== 'notes' && { comparing: { ...comparing, panel: 'notes' } }),
  });
}

/** Opens the notebook where what is to be written has a place: beside its article, unless it is shown already. */
function openNotebookFor(article: string, isShown: boolean): void {
  const { notebook } = preferences();
  const elsewhere = notebook.scope !== 'open' && !isShown && get().panes.includes(article);
  showNotes(elsewhere ? { ...notebook, scope: 'open' } : notebook);
}

export const editAnnotation = (annotation: AnnotationRef, field: 'note' | 'tags' = 'note'): void => {
  openNotebookFor(annotation.article, document.getElementById(cardId(annotation.id)) !== null);
  set({ annotation, editing: { ...annotation, field }, selection: null, barAt: 'none' });
};

export const editArticleNote = (article: string): void => {
  // Only beside open articles their own notes have a place.
  openNotebookFor(article, false);
  set({ editing: { article, id: article, field: 'article-note' }, selection: null, barAt: 'none' });
};

export const endEditing = (): void => set({ editing: null });
export const openDialog = (dialog: DialogName): void => set({ dialog, exporting: null });
/** Lets the reader export what was chosen. */
export const openExport = (exporting: Chosen): void => set({ dialog: 'export', exporting });
export const openArticleExport = (articles: readonly string[]): void =>
  openExport({ kind: 'articles', articles });
/**
 * Lets the reader write templates of their own, and goes back to the dialog that was open before when that is done; what was
 * to be exported there stays. `template` of the workspace is the one that was shown last.
 */
export const openTemplates = (template = get().template): void => {
  const { dialog } = get();
  set({ template, templatesFrom: dialog === 'export' ? dialog : null, dialog: 'templates' });
};
export const closeTemplates = (): void => set({ dialog: get().templatesFrom, templatesFrom: null });
/** Lays the notebook in the reader's place, or beside it again. */
export const widenNotebook = (notebookWide: boolean): void => set({ notebookWide, resultsWide: false });
/** Lays what a search of the library finds in the reader's place, or goes back to the articles. */
export const widenResults = (resultsWide: boolean): void => set({ resultsWide, notebookWide: false });
export const closeDialog = (): void => set({ dialog: null });
/** A new highlight gets the category that was used last. */
export const rememberCategory = (category: string): void => {
  if (preferences().category !== category) changePreferences({ category });
};

export function currentCategory(): string {
  const { category, categories } = preferences();
  return (categories.find(({ id }) => id === category) ?? categories[0])?.id ?? 'claim';
}

/** Shows what cleaning did with an article, or the article again. */
export function showCleaning(id: string, shown: boolean): void {
  const others = get().cleaning.filter((other) => other !== id);
  set({ cleaning: shown ? [...others, id] : others, ...quiet });
}

/** Brings a passage into view, opening its article when it is not open. */
export function revealPassage(article: string, passage: Passage, version?: number): void {
  showCleaning(article, false);
  openArticle(article);
  set({ reveal: { article, passage, ...(version !== undefined && { version }) } });
}

/** It is in view, or will never be: another page of the article must not go there later. */
export const revealed = (asked: Reveal): void => {
  if (get().reveal === asked) set({ reveal: null });
};

/** Shows a passage as one that might be chosen, bringing it into view; null shows none. */
export function previewPassage(preview: Selected | null): void {
  const { preview: before, reveal } = get();
  if (!preview) return set({ preview: null, ...(reveal === before && { reveal: null }) });
  set({ preview, reveal: preview });
}

/** Goes to the notes of an article that its text has no place for, or to this one of them. */
export function reviewUnplaced(article: string, annotation?: string): void {
  showCleaning(article, false);
  openArticle(article);
  const { notebook } = preferences();
  // Only beside their article there is something to show them in.
  showNotes({ ...notebook, scope: 'open' });
  set({ review: { article, ...(annotation !== undefined && { annotation }) } });
}

/** The next selection in its article becomes the place of this annotation; null gives that up. */
export const replaceBySelecting = (replacing: AnnotationRef | null): void =>
  set({ replacing, preview: null, ...(replacing && { annotation: null, selection: null, barAt: 'none' }) });
