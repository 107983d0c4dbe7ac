import { deleteAnnotation, passageOf } from '../annotating';
import { heldAnswer } from '../api';
import { redo, undo, useHistory } from '../history';
import { chooseFiles, chooseFolder } from '../library/choose-files';
import { openSamples } from '../library/import-queue';
import { libraryFilterId } from '../library/LibraryPanel';
import { changePreferences, preferences } from '../preferences';
import { copyWithCitation } from '../reader/copy-with-citation';
import {
  annotateHere,
  extendSelection,
  moveAnnotation,
  moveParagraph,
  moveSentence,
  passageHere,
  selectAll,
} from '../reader/keyboard-reading';
import { shownArticle } from '../reader/open-articles';
import { cleanAgain } from '../revising';
import { changeAnnotation } from '../annotating';
import {
  closePane,
  editAnnotation,
  endEditing,
  focusedArticle,
  focusPane,
  movePane,
  openDialog,
  selectAnnotation,
  selectPassage,
  showCleaning,
  useWorkspace,
} from '../workspace';
import type { Command } from './command';

const workspace = useWorkspace.getState;
const reading = (): boolean => workspace().panes.length > 0;
const paneIndex = (): number => workspace().focused;

const chosen = () => {
  const ref = workspace().annotation;
  return ref && heldAnswer('listAnnotations', { article: ref.article })?.find((other) => other.id === ref.id);
};

/** The chosen highlight gets it; otherwise the selection, or the sentence at the cursor, becomes a highlight. */
const putIn = (index: number): void => {
  const category = preferences().categories[index];
  if (!category) return;
  const annotation = chosen();
  if (annotation) void changeAnnotation(annotation, { category: category.id }, 'category');
  else void annotateHere(category.id);
};

const write = (field: 'note' | 'tags'): void => {
  const ref = workspace().annotation;
  if (ref) editAnnotation(ref, field);
  else void annotateHere(undefined, field);
};

const focusText = (index: number): void => {
  focusPane(index);
  shownArticle(workspace().panes[index])?.scroller.focus({ preventScroll: true });
};

const themes = ['light', 'sepia', 'dark'] as const;

const paneCommands: Command[] = [1, 2, 3, 4].map((n) => ({
  id: `pane.${n}`,
  title: `Go to pane ${n}`,
  group: 'Panes',
  keys: [`Mod+${n}`],
  enabled: () => workspace().panes.length >= n,
  run: () => focusText(n - 1),
}));

const categoryCommands: Command[] = [1, 2, 3, 4, 5, 6].map((n) => ({
  id: `category.${n}`,
  get title() {
    return `Category: ${preferences().categories[n - 1]?.name ?? n}`;
  },
  group: 'Annotating',
  keys: [String(n)],
  enabled: () => reading() && preferences().categories.length >= n,
  run: () => putIn(n - 1),
}));

/** Everything the reader can do: the one table behind keys, palette and help. */
export const commands: readonly Command[] = [
  { id: 'library.import', title: 'Import files…', group: 'Library', keys: ['Mod+o'], run: chooseFiles },
  {
    id: 'library.import-folder',
    title: 'Import a folder…',
    group: 'Library',
    keys: ['Mod+Shift+o'],
    run: chooseFolder,
  },
  {
    id: 'library.samples',
    title: 'Open the sample comparison',
    group: 'Library',
    keys: [],
    run: openSamples,
  },
  {
    id: 'library.toggle',
    title: 'Show or hide the library',
    group: 'Library',
    keys: ['Mod+b'],
    run: () => changePreferences({ libraryOpen: !preferences().libraryOpen }),
  },
  {
    id: 'library.filter',
    title: 'Filter the library',
    group: 'Library',
    keys: ['Mod+Shift+f'],
    run: () => {
      changePreferences({ libraryOpen: true });
      requestAnimationFrame(() => document.getElementById(libraryFilterId)?.focus());
    },
  },

  {
    id: 'library.clean-all',
    title: 'Clean all articles again…',
    group: 'Library',
    keys: [],
    enabled: () => (heldAnswer('listArticles', {})?.length ?? 0) > 0,
    run: () => openDialog('clean-all'),
  },

  ...paneCommands,
  {
    id: 'pane.close',
    title: 'Close this pane',
    group: 'Panes',
    keys: ['x'],
    enabled: reading,
    run: () => closePane(paneIndex()),
  },
  {
    id: 'pane.left',
    title: 'Move this pane left',
    group: 'Panes',
    keys: ['<'],
    enabled: () => paneIndex() > 0,
    run: () => movePane(paneIndex(), -1),
  },
  {
    id: 'pane.right',
    title: 'Move this pane right',
    group: 'Panes',
    keys: ['>'],
    enabled: () => paneIndex() < workspace().panes.length - 1,
    run: () => movePane(paneIndex(), 1),
  },

  {
    id: 'read.next',
    title: 'Next paragraph',
    group: 'Reading',
    keys: ['j'],
    enabled: reading,
    run: () => moveParagraph('forward'),
  },
  {
    id: 'read.previous',
    title: 'Previous paragraph',
    group: 'Reading',
    keys: ['k'],
    enabled: reading,
    run: () => moveParagraph('backward'),
  },
  {
    id: 'read.larger',
    title: 'Larger text',
    group: 'Reading',
    keys: ['+'],
    run: () => changePreferences({ textSize: Math.min(32, preferences().textSize + 1) }),
  },
  {
    id: 'read.smaller',
    title: 'Smaller text',
    group: 'Reading',
    keys: ['-'],
    run: () => changePreferences({ textSize: Math.max(13, preferences().textSize - 1) }),
  },
  {
    id: 'read.theme',
    title: 'Next theme: light, sepia, dark',
    group: 'Reading',
    keys: ['Mod+Shift+d'],
    run: () => {
      const at = themes.findIndex((theme) => theme === document.documentElement.dataset.theme);
      changePreferences({ theme: themes[(at + 1) % themes.length] ?? 'light' });
    },
  },

  {
    id: 'article.cleaning',
    title: 'Show or hide what cleaning removed',
    group: 'Article',
    keys: ['r'],
    enabled: reading,
    run: () => {
      const id = focusedArticle();
      if (id) showCleaning(id, !workspace().cleaning.includes(id));
    },
  },
  {
    id: 'article.metadata',
    title: 'Edit title, author and date…',
    group: 'Article',
    keys: ['m'],
    enabled: reading,
    run: () => openDialog('metadata'),
  },
  {
    id: 'article.clean-again',
    title: 'Clean this article again',
    group: 'Article',
    keys: [],
    enabled: reading,
    run: () => {
      const id = focusedArticle();
      return id ? cleanAgain(id) : undefined;
    },
  },

  {
    id: 'select.sentence',
    title: 'Select the next sentence',
    group: 'Annotating',
    keys: ['ArrowRight'],
    enabled: reading,
    run: () => moveSentence('forward'),
  },
  {
    id: 'select.sentence-back',
    title: 'Select the previous sentence',
    group: 'Annotating',
    keys: ['ArrowLeft'],
    enabled: reading,
    run: () => moveSentence('backward'),
  },
  {
    id: 'select.word',
    title: 'Extend the selection by a word',
    group: 'Annotating',
    keys: ['Shift+ArrowRight'],
    enabled: reading,
    run: () => extendSelection('end', 'forward', 'word'),
  },
  {
    id: 'select.word-back',
    title: 'Shrink the selection by a word',
    group: 'Annotating',
    keys: ['Shift+ArrowLeft'],
    enabled: reading,
    run: () => extendSelection('end', 'backward', 'word'),
  },
  {
    id: 'select.more',
    title: 'Extend the selection by a sentence',
    group: 'Annotating',
    keys: ['Shift+ArrowDown'],
    enabled: reading,
    run: () => extendSelection('end', 'forward', 'sentence'),
  },
  {
    id: 'select.less',
    title: 'Shrink the selection by a sentence',
    group: 'Annotating',
    keys: ['Shift+ArrowUp'],
    enabled: reading,
    run: () => extendSelection('end', 'backward', 'sentence'),
  },
  {
    id: 'select.start-back',
    title: 'Move the start back by a word',
    group: 'Annotating',
    keys: ['Alt+Shift+ArrowLeft'],
    enabled: reading,
    run: () => extendSelection('start', 'backward', 'word'),
  },
  {
    id: 'select.start',
    title: 'Move the start on by a word',
    group: 'Annotating',
    keys: ['Alt+Shift+ArrowRight'],
    enabled: reading,
    run: () => extendSelection('start', 'forward', 'word'),
  },
  {
    id: 'select.all',
    title: 'Select the whole article',
    group: 'Annotating',
    keys: ['Mod+a'],
    enabled: reading,
    run: selectAll,
  },
  {
    id: 'annotate.highlight',
    title: 'Highlight the selection or sentence',
    group: 'Annotating',
    keys: ['h'],
    enabled: reading,
    run: () => annotateHere(),
  },
  ...categoryCommands,
  {
    id: 'annotate.note',
    title: 'Write a note',
    group: 'Annotating',
    keys: ['n'],
    enabled: reading,
    run: () => write('note'),
  },
  {
    id: 'annotate.tags',
    title: 'Tag',
    group: 'Annotating',
    keys: ['t'],
    enabled: reading,
    run: () => write('tags'),
  },
  {
    id: 'annotate.copy',
    title: 'Copy with citation',
    group: 'Annotating',
    keys: ['c'],
    enabled: reading,
    run: () => {
      const annotation = chosen();
      const at = annotation
        ? { article: annotation.target.source, passage: passageOf(annotation) }
        : passageHere();
      const shown = shownArticle(at?.article);
      return at && shown ? copyWithCitation(shown, at.passage) : undefined;
    },
  },
  {
    id: 'annotate.delete',
    title: 'Delete the chosen highlight',
    group: 'Annotating',
    keys: ['Delete', 'Backspace'],
    enabled: () => workspace().annotation !== null,
    run: () => {
      const ref = workspace().annotation;
      return ref ? deleteAnnotation(ref.article, ref.id) : undefined;
    },
  },

  {
    id: 'notes.next',
    title: 'Next highlight',
    group: 'Notes',
    keys: ['J'],
    enabled: reading,
    run: () => moveAnnotation('forward'),
  },
  {
    id: 'notes.previous',
    title: 'Previous highlight',
    group: 'Notes',
    keys: ['K'],
    enabled: reading,
    run: () => moveAnnotation('backward'),
  },
  {
    id: 'notes.toggle',
    title: 'Show or hide the notebook',
    group: 'Notes',
    keys: ['Mod+j'],
    run: () => changePreferences({ notebookOpen: !preferences().notebookOpen }),
  },
  {
    id: 'notes.export',
    title: 'Export to Markdown…',
    group: 'Notes',
    keys: ['e', 'Mod+e'],
    enabled: reading,
    run: () => openDialog('export'),
  },

  {
    id: 'undo',
    title: 'Undo',
    group: 'General',
    keys: ['Mod+z'],
    enabled: () => useHistory.getState().done.length > 0,
    run: undo,
  },
  {
    id: 'redo',
    title: 'Redo',
    group: 'General',
    keys: ['Mod+Shift+z', 'Mod+y'],
    enabled: () => useHistory.getState().undone.length > 0,
    run: redo,
  },
  {
    id: 'palette',
    title: 'All commands',
    group: 'General',
    keys: ['Mod+k'],
    run: () => openDialog('palette'),
  },
  { id: 'help', title: 'Keys', group: 'General', keys: ['?', 'F1'], run: () => openDialog('help') },
  {
    id: 'escape',
    title: 'Drop the selection, or back to the article',
    group: 'General',
    keys: ['Escape'],
    run: () => {
      const id = focusedArticle();
      if (id) showCleaning(id, false);
      document.getSelection()?.removeAllRanges();
      selectPassage(null);
      selectAnnotation(null);
      endEditing();
    },
  },
];

export const commandById = (id: string): Command | undefined => commands.find((command) => command.id === id);

/** The keys in force: the user's own, or the built-in ones. */
export function keysOf(command: Command): readonly string[] {
  const own = preferences().keys[command.id];
  return own === undefined ? command.keys : own === null ? [] : [own];
}
