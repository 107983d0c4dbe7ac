import type { Annotation } from '#contract';
import { changeAnnotation, deleteAnnotation } from '../annotating';
import { isPlaced } from '../annotation';
import { heldAnswer } from '../api';
import {
  annotationCopied,
  articleCopied,
  type Copied,
  copyLink,
  copyQuote,
  passageCopied,
  shownCopied,
} from '../copying';
import { preferences } from '../preferences';
import { canGoToBar, goToBar } from '../reader/bar-focus';
import { canExtendHighlight, extendHighlight } from '../reader/extend-highlight';
import { readingText } from '../reader/keyboard-caret';
import { annotateHere, passageHere } from '../reader/keyboard-reading';
import { shownArticle } from '../reader/open-articles';
import { sayError } from '../toasts';
import { editAnnotation, editArticleNote, focusedArticle, openDialog, useWorkspace } from '../workspace';
import type { Command } from './command';
import { reading } from './reading';

const workspace = useWorkspace.getState;

const chosen = (): Annotation | null | undefined => {
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

/** The chosen highlight, the selection, or the sentence at the cursor. */
const passageCopiedHere = (): Copied | null => {
  const annotation = chosen();
  if (annotation) {
    const shown = heldAnswer('getArticle', { id: annotation.target.source });
    return shown && isPlaced(annotation, shown.version)
      ? shownCopied(annotation, shown.text)
      : annotationCopied(annotation);
  }
  const at = passageHere();
  const shown = shownArticle(at?.article);
  return at && shown ? passageCopied(at.article, shown.map.text, at.passage) : null;
};

/** The chosen highlight or the selection, else the article. */
const linkHere = async (): Promise<void> => {
  const { annotation, selection } = workspace();
  const article = focusedArticle();
  const copied = annotation || selection ? passageCopiedHere() : null;
  if (copied) return copyLink(copied);
  if (article !== undefined) await articleCopied(article).then(copyLink, sayError);
};

const categoryCommands: Command[] = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => ({
  id: `category.${n}`,
  get title() {
    return `Category: ${preferences().categories[n - 1]?.name ?? n}`;
  },
  group: 'Annotating',
  keys: [String(n)],
  exists: () => preferences().categories.length >= n,
  enabled: () => reading() && preferences().categories.length >= n,
  run: () => putIn(n - 1),
}));

export const annotatingCommands: readonly Command[] = [
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
    when: { hits: false },
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
    id: 'annotate.article-note',
    title: 'Write a note on the article',
    group: 'Annotating',
    keys: ['N'],
    enabled: reading,
    run: () => {
      const article = focusedArticle();
      if (article) editArticleNote(article);
    },
  },
  {
    id: 'annotate.categories',
    title: 'Categories…',
    group: 'Annotating',
    keys: [],
    run: () => openDialog('categories'),
  },
  {
    id: 'annotate.all-tags',
    title: 'Tags…',
    group: 'Annotating',
    keys: [],
    run: () => openDialog('tags'),
  },
  {
    id: 'annotate.extend',
    title: 'Extend the highlight to the selection',
    group: 'Annotating',
    keys: ['w'],
    enabled: canExtendHighlight,
    needs: 'needs a selection over one end of a highlight',
    run: extendHighlight,
  },
  {
    id: 'annotate.bar',
    title: 'Go to the bar at the selection or highlight',
    group: 'Annotating',
    keys: ['Shift+F10', 'ContextMenu'],
    keyOnly: true,
    enabled: () => readingText() && canGoToBar(),
    run: goToBar,
  },
  {
    id: 'annotate.copy',
    title: 'Copy the passage with its citation',
    group: 'Annotating',
    keys: ['c'],
    enabled: reading,
    run: () => {
      const copied = passageCopiedHere();
      return copied ? copyQuote(copied) : undefined;
    },
  },
  {
    id: 'annotate.copy-markdown',
    title: 'Copy the passage as a Markdown quote',
    group: 'Annotating',
    keys: [],
    enabled: reading,
    run: () => {
      const copied = passageCopiedHere();
      return copied ? copyQuote(copied, 'markdown') : undefined;
    },
  },
  {
    id: 'annotate.copy-link',
    title: 'Copy a link to the passage or article',
    group: 'Annotating',
    keys: ['C'],
    enabled: reading,
    run: linkHere,
  },
  {
    id: 'annotate.delete',
    title: 'Delete the chosen highlight',
    group: 'Annotating',
    keys: ['Delete', 'Backspace'],
    enabled: () => workspace().annotation !== null,
    needs: 'needs a chosen highlight',
    run: () => {
      const ref = workspace().annotation;
      return ref ? deleteAnnotation(ref.article, ref.id) : undefined;
    },
  },
];
