import type { Annotation, Passage } from '#contract';
import { announce } from '../announce';
import { annotate } from '../annotating';
import { isPlaced, noteOf, passageOf } from '../annotation';
import { heldAnswer } from '../api';
import { preferences } from '../preferences';
import { focusedArticle, selectAnnotation, selectPassage, useWorkspace } from '../workspace';
import { shownArticle, type OpenArticle } from './open-articles';
import { tidyPassage } from './passage-range';
import { firstVisibleOffset, reveal } from './reading-place';
import { extendPassage, selectPassage as selectInDocument } from './selection';
import { sentenceAt } from './sentence';
import type { Block } from './text-map';

type Direction = 'forward' | 'backward';

const focused = (): OpenArticle | undefined => shownArticle(focusedArticle());

/** The block that the keyboard stands on, per article view. */
const cursors = new WeakMap<OpenArticle, Block>();

const inView = (shown: OpenArticle, block: Block): boolean => {
  const box = block.element.getBoundingClientRect();
  const view = shown.scroller.getBoundingClientRect();
  return box.bottom > view.top && box.top < view.bottom;
};

function standOn(shown: OpenArticle, block: Block): void {
  cursors.get(shown)?.element.removeAttribute('data-cursor');
  cursors.set(shown, block);
  block.element.setAttribute('data-cursor', '');
  // Focus moves along, so that a screen reader reads the paragraph.
  if (block.element instanceof HTMLElement) {
    block.element.tabIndex = -1;
    block.element.focus({ preventScroll: true });
  }
  reveal(shown, block);
}

/** To the next or previous paragraph; the first time, to the first one in view. */
export function moveParagraph(direction: Direction): void {
  const shown = focused();
  if (!shown) return;
  const { blocks } = shown.map;
  const at = cursors.get(shown);
  const first = blocks.findIndex((block) => block.end > firstVisibleOffset(shown));
  const next = at && inView(shown, at) ? blocks.indexOf(at) + (direction === 'forward' ? 1 : -1) : first;
  const block = blocks[Math.max(0, Math.min(next, blocks.length - 1))];
  document.getSelection()?.removeAllRanges();
  selectPassage(null);
  if (block) standOn(shown, block);
}

function select(shown: OpenArticle, passage: Passage, backward = false): void {
  selectInDocument(shown.map, passage, { backward });
  selectPassage({ article: shown.article.id, passage });
  const block = shown.map.blocks[shown.map.blocksIn(passage.start, passage.end)[0]];
  if (block && cursors.get(shown) !== block) standOn(shown, block);
  reveal(shown, passage);
}

const selectedIn = (shown: OpenArticle): Passage | undefined => {
  const { selection } = useWorkspace.getState();
  return selection?.article === shown.article.id ? selection.passage : undefined;
};

/** Offset that keyboard commands start from. */
const here = (shown: OpenArticle): number => {
  const at = cursors.get(shown);
  return selectedIn(shown)?.start ?? (at && inView(shown, at) ? at.start : firstVisibleOffset(shown));
};

/** Selects the sentence here; once there is a selection, the next or previous sentence. */
export function moveSentence(direction: Direction): void {
  const shown = focused();
  if (!shown) return;
  const { text } = shown.map;
  const now = selectedIn(shown);
  let at = now ? (direction === 'forward' ? now.end : now.start - 1) : here(shown);
  const step = direction === 'forward' ? 1 : -1;
  for (; at >= 0 && at < text.length; at += step) {
    const sentence = /\s/.test(text[at] ?? '') ? null : sentenceAt(text, at, shown.article.lang);
    if (sentence) return select(shown, sentence);
  }
}

/** Moves one end of the selection; without one, selects the sentence here. */
export function extendSelection(
  end: 'start' | 'end',
  direction: Direction,
  unit: 'character' | 'word' | 'sentence',
): void {
  const shown = focused();
  if (!shown) return;
  const now = selectedIn(shown);
  if (!now) return moveSentence('forward');
  select(
    shown,
    extendPassage(shown.map.text, now, { end, direction, unit }, shown.article.lang),
    end === 'start',
  );
}

/** Selects the article in front, from its first letter to its last. */
export function selectAll(): void {
  const shown = focused();
  const passage = shown && tidyPassage(shown.map.text, { start: 0, end: shown.map.text.length });
  if (!shown || !passage) return;
  selectInDocument(shown.map, passage);
  selectPassage({ article: shown.article.id, passage });
}

/** What a highlight command works on: the selection, or the sentence at the cursor. */
export function passageHere(): { article: string; passage: Passage } | null {
  const shown = focused();
  if (!shown) return null;
  const passage = selectedIn(shown) ?? sentenceAt(shown.map.text, here(shown), shown.article.lang);
  return passage && { article: shown.article.id, passage };
}

export async function annotateHere(category?: string, then?: 'note' | 'tags'): Promise<void> {
  const at = passageHere();
  if (!at) return;
  await annotate({ ...at, ...(category ? { category } : {}), ...(then ? { then } : {}) });
  const name = preferences().categories.find((c) => c.id === useWorkspace.getState().category)?.name;
  announce(`Highlighted as ${name ?? 'highlight'}`);
}

/** To the next or previous highlight of the focused article, saying which it is. */
export function moveAnnotation(direction: Direction): void {
  const shown = focused();
  if (!shown) return;
  const all = (heldAnswer('listAnnotations', { article: shown.article.id }) ?? []).filter((annotation) =>
    isPlaced(annotation, shown.article.version),
  );
  if (!all.length) return announce('No highlights in this article');
  const { annotation } = useWorkspace.getState();
  const at = all.findIndex((other) => other.id === annotation?.id);
  const next = at >= 0 ? at + (direction === 'forward' ? 1 : -1) : nearest(all, here(shown), direction);
  const target = all[Math.max(0, Math.min(next, all.length - 1))];
  if (!target) return;
  selectAnnotation({ article: shown.article.id, id: target.id }, 'text');
  reveal(shown, passageOf(target));
  const category = preferences().categories.find((c) => c.id === target.category)?.name ?? target.category;
  const note = noteOf(target);
  announce(
    `Highlight ${all.indexOf(target) + 1} of ${all.length}, ${category}${note ? `, note: ${note}` : ''}`,
  );
}

function nearest(all: Annotation[], offset: number, direction: Direction): number {
  if (direction === 'backward') return all.findLastIndex((a) => passageOf(a).start < offset);
  const found = all.findIndex((a) => passageOf(a).start >= offset);
  return found < 0 ? all.length - 1 : found;
}
