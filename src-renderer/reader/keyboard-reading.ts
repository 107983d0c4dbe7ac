import type { Annotation, Passage } from '#contract';
import { announce } from '../announce';
import { annotate, changeAnnotation } from '../annotating';
import { isPlaced, passageOf } from '../annotation';
import { heldAnswer } from '../api';
import { saidOfAnnotation } from '../said-of-annotation';
import { editAnnotation, focusedArticle, selectAnnotation, selectPassage, useWorkspace } from '../workspace';
import { caretBrowsing, caretOffset, directionOf, putCaret, type Direction, type Way } from './caret';
import { shownArticle, type OpenArticle } from './open-articles';
import { tidyPassage } from './passage-range';
import { firstVisibleOffset, reveal } from './reading-place';
import { extendPassage, selectPassage as selectInDocument } from './selection';
import { sentenceAt, type Unit } from './sentence';
import type { Block } from './text-map';

const focused = (): OpenArticle | undefined => shownArticle(focusedArticle());

/** The block that the keyboard stands on, per article view. */
const cursors = new WeakMap<OpenArticle, Block>();
/** When it was put there, in milliseconds of the page's clock. */
const stoodSince = new WeakMap<OpenArticle, number>();
/** As long as a smooth scroll may take to bring it into view. */
const arriving = 1000;

const inView = (shown: OpenArticle, block: Block): boolean => {
  const box = block.element.getBoundingClientRect();
  const view = shown.scroller.getBoundingClientRect();
  return box.bottom > view.top && box.top < view.bottom;
};

const blockAt = ({ map }: OpenArticle, offset: number): Block | undefined =>
  map.blocks[Math.min(map.blocksIn(offset, offset + 1)[0], map.blocks.length - 1)];

/** Where the caret is, or the last click was, as long as that is in view. */
const pointedAt = (shown: OpenArticle): number | undefined => {
  const offset = caretOffset(shown);
  const block = offset === null ? undefined : blockAt(shown, offset);
  return offset !== null && block && inView(shown, block) ? offset : undefined;
};

/** Whether the reader is still with the block of the keyboard: it is in view, or on its way there. */
const isWith = (shown: OpenArticle, block: Block): boolean =>
  performance.now() - (stoodSince.get(shown) ?? -Infinity) < arriving || inView(shown, block);

function standOn(shown: OpenArticle, block: Block, inView = false): void {
  stoodSince.set(shown, performance.now());
  cursors.get(shown)?.element.removeAttribute('data-cursor');
  cursors.set(shown, block);
  block.element.setAttribute('data-cursor', '');
  // Focus moves along, so that a screen reader reads the paragraph.
  if (block.element instanceof HTMLElement) {
    block.element.tabIndex = -1;
    block.element.focus({ preventScroll: true });
  }
  if (!inView) reveal(shown, block);
}

/** To the next or previous paragraph; the first time, to the first one in view. */
export function moveParagraph(direction: Direction): void {
  const shown = focused();
  if (!shown) return;
  const { blocks } = shown.map;
  const pointed = pointedAt(shown);
  const at = pointed === undefined ? cursors.get(shown) : blockAt(shown, pointed);
  const first = blocks.findIndex((block) => block.end > firstVisibleOffset(shown));
  const next = at && isWith(shown, at) ? blocks.indexOf(at) + (direction === 'forward' ? 1 : -1) : first;
  const block = blocks[Math.max(0, Math.min(next, blocks.length - 1))];
  document.getSelection()?.removeAllRanges();
  selectPassage(null);
  // What is done next is done to this paragraph, not to the highlight that was chosen before.
  selectAnnotation(null);
  if (!block) return;
  standOn(shown, block);
  if (caretBrowsing()) putCaret(shown, block.start);
}

function select(shown: OpenArticle, passage: Passage, backward = false): void {
  selectInDocument(shown.map, passage, { backward });
  selectPassage({ article: shown.article.id, passage });
  const block = shown.map.blocks[shown.map.blocksIn(passage.start, passage.end)[0]];
  if (block && cursors.get(shown) !== block) standOn(shown, block);
  reveal(shown, passage);
}

/**
 * The keyboard stands where the reader was led: on the chosen highlight, or on these words, which are selected. They are coming into
 * view already: another scrolling would end that one half-way.
 */
export function arriveAt(shown: OpenArticle, passage: Passage): void {
  if (chosenIn(shown) === undefined && useWorkspace.getState().annotation === null) {
    return select(shown, passage);
  }
  const block = blockAt(shown, passage.start);
  if (block) standOn(shown, block, true);
  if (caretBrowsing()) putCaret(shown, passage.start);
}

const selectedIn = (shown: OpenArticle): Passage | undefined => {
  const { selection } = useWorkspace.getState();
  return selection?.article === shown.article.id ? selection.passage : undefined;
};

const placedIn = ({ article }: OpenArticle): Annotation[] =>
  (heldAnswer('listAnnotations', { article: article.id }) ?? []).filter((annotation) =>
    isPlaced(annotation, article.version),
  );

const chosenIn = (shown: OpenArticle): Annotation | undefined =>
  placedIn(shown).find(({ id }) => id === useWorkspace.getState().annotation?.id);

/** Offset that keyboard commands start from. */
export const here = (shown: OpenArticle): number => {
  const at = cursors.get(shown);
  const cursor = at && inView(shown, at) ? at.start : undefined;
  return selectedIn(shown)?.start ?? pointedAt(shown) ?? cursor ?? firstVisibleOffset(shown);
};

/** Selects the sentence here; once there is a selection, the next or previous sentence. */
export function moveSentence(way: Way): void {
  const shown = focused();
  if (!shown) return;
  const { text } = shown.map;
  const chosen = pointedAt(shown) === undefined ? chosenIn(shown) : undefined;
  const now = selectedIn(shown) ?? (chosen && passageOf(chosen));
  const direction = directionOf(shown, now?.start ?? here(shown), way);
  let at = now ? (direction === 'forward' ? now.end : now.start - 1) : here(shown);
  const step = direction === 'forward' ? 1 : -1;
  for (; at >= 0 && at < text.length; at += step) {
    const sentence = /\s/.test(text[at] ?? '') ? null : sentenceAt(text, at, shown.article.lang);
    if (sentence) return select(shown, sentence);
  }
}

/** Moves one end of the selection; without one, selects the sentence here. */
export function extendSelection(end: 'start' | 'end', way: Way, unit: Unit): void {
  const shown = focused();
  if (!shown) return;
  const now = selectedIn(shown);
  if (!now) return moveSentence('forward');
  const direction = directionOf(shown, now[end], way);
  const passage = extendPassage(shown.map.text, now, { end, direction, unit }, shown.article.lang);
  select(shown, passage, end === 'start');
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

/** Makes a highlight of the selection, or of the sentence here; one of that very sentence is not made twice. */
export async function annotateHere(category?: string, then?: 'note' | 'tags'): Promise<void> {
  const at = passageHere();
  const shown = shownArticle(at?.article);
  if (!at || !shown) return;
  const there = selectedIn(shown)
    ? undefined
    : placedIn(shown).find((one) => isSame(passageOf(one), at.passage));
  if (there) return again(there, category, then);
  await annotate({ ...at, ...(category ? { category } : {}), ...(then ? { then } : {}) });
}

const isSame = (a: Passage, b: Passage): boolean => a.start === b.start && a.end === b.end;

/** A key for a new highlight where there is one already means that one. */
async function again(annotation: Annotation, category?: string, then?: 'note' | 'tags'): Promise<void> {
  const ref = { article: annotation.target.source, id: annotation.id };
  if (then) editAnnotation(ref, then);
  else selectAnnotation(ref);
  announce('Highlighted before');
  if (category && category !== annotation.category)
    await changeAnnotation(annotation, { category }, 'category');
}

/** To the next or previous highlight of the focused article, saying which it is. */
export function moveAnnotation(direction: Direction): void {
  const shown = focused();
  if (!shown) return;
  const all = placedIn(shown);
  if (!all.length) return announce('No highlights in this article');
  const { annotation } = useWorkspace.getState();
  const at = all.findIndex((other) => other.id === annotation?.id);
  const next = at >= 0 ? at + (direction === 'forward' ? 1 : -1) : nearest(all, here(shown), direction);
  const target = all[Math.max(0, Math.min(next, all.length - 1))];
  if (!target) return;
  selectAnnotation({ article: shown.article.id, id: target.id }, 'text');
  if (caretBrowsing()) putCaret(shown, passageOf(target).start);
  reveal(shown, passageOf(target));
  announce(saidOfAnnotation(target, all.indexOf(target), all.length));
}

function nearest(all: Annotation[], offset: number, direction: Direction): number {
  if (direction === 'backward') return all.findLastIndex((a) => passageOf(a).start < offset);
  const found = all.findIndex((a) => passageOf(a).start >= offset);
  return found < 0 ? all.length - 1 : found;
}
