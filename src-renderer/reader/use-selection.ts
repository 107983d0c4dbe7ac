import { useEffect } from 'react';
import type { Passage } from '#contract';
import { preferences } from '../preferences';
import { selectAnnotation, selectPassage, useWorkspace } from '../workspace';
import { articleOfContainer, shownMaps } from './open-articles';
import { isOverlay } from './overlay';
import { readSelection, selectPassage as selectInDocument, type ArticleSelection } from './selection';
import { snapToWords } from './sentence';

let pressed = false;
/** A selection that a pointer has just finished, until it is taken over; `exact` when Alt held it to the letter. */
let finished: { exact: boolean } | null = null;
/** Whether fingers are at work: then the ends in the document belong to the platform's own handles. */
let touch = false;

/** Cuts a selection that leaves the article it was begun in back to that article. */
function stayInside(): void {
  const selection = document.getSelection();
  if (!selection?.anchorNode || !selection.focusNode || selection.isCollapsed) return;
  const { anchorNode, anchorOffset, focusNode } = selection;
  const home = shownMaps().find(({ container }) => container.contains(anchorNode))?.container;
  if (!home || home.contains(focusNode)) return;
  const after = home.compareDocumentPosition(focusNode) & Node.DOCUMENT_POSITION_FOLLOWING;
  selection.setBaseAndExtent(anchorNode, anchorOffset, home, after ? home.childNodes.length : 0);
}

/** The passage that a selection means: with a pointer, whole words. */
function meant({ map, passage }: ArticleSelection, lang: string | null, exact: boolean): Passage {
  return exact || !preferences().snapToWords ? passage : snapToWords(map.text, passage, lang);
}

/** Lets the document show what was taken: no half words, no white space, no start of the next paragraph. */
function showTaken({ map, backward }: ArticleSelection, { start, end }: Passage): void {
  const range = document.getSelection()?.getRangeAt(0);
  if (!range) return;
  const same =
    map.toOffset(range.startContainer, range.startOffset) === start &&
    map.toOffset(range.endContainer, range.endOffset) === end;
  if (!same) selectInDocument(map, { start, end }, { backward });
}

/** Takes the document's selection over as the passage to work on. */
export function settleSelection(): void {
  if (pressed) return;
  const pointed = finished;
  finished = null;
  stayInside();
  const selection = readSelection(shownMaps());
  const shown = selection && articleOfContainer(selection.container);
  if (!shown || !selection) {
    // Focus that moves into the bar or a note must not drop the passage; a collapsed selection in the text does.
    const anchor = document.getSelection()?.anchorNode;
    const inText = anchor && shownMaps().some((map) => map.container.contains(anchor));
    if (inText) selectPassage(null);
    // Something else is selected: a key must not go to the highlight that was chosen before.
    if (inText && !document.getSelection()?.isCollapsed) selectAnnotation(null);
    return;
  }
  const passage =
    pointed || touch ? meant(selection, shown.article.lang, pointed?.exact ?? false) : selection.passage;
  if (pointed && !touch) showTaken(selection, passage);
  const now = useWorkspace.getState().selection;
  const { start, end } = passage;
  if (now?.article === shown.article.id && now.passage.start === start && now.passage.end === end) return;
  selectPassage({ article: shown.article.id, passage });
}

/** Follows the document's selection: once the pointer or the key is released, it becomes the passage to work on. */
export function useSelection(): void {
  useEffect(() => {
    let here: Element | null = null;
    const hold = (article: Element | null): void => {
      here?.removeAttribute('data-selecting-here');
      here = article;
      here?.setAttribute('data-selecting-here', '');
      document.documentElement.toggleAttribute('data-selecting', here !== null);
    };
    let selecting = false;
    const down = (event: PointerEvent): void => {
      pressed = true;
      touch = event.pointerType === 'touch';
      const target = event.target instanceof Element ? event.target : null;
      selecting = event.button === 0 && target?.closest('[data-article]') != null && !isOverlay(target);
      if (target) hold(target.closest('.article'));
    };
    // The browser settles the selection only after the event that ends it.
    const up = (event: PointerEvent): void => {
      pressed = false;
      hold(null);
      if (selecting) finished = { exact: event.altKey };
      selecting = false;
      setTimeout(settleSelection);
    };
    let calm: ReturnType<typeof setTimeout> | undefined;
    // Dragging the platform's handles is nothing but a stream of changes; the bar waits for its end.
    const changed = (): void => {
      clearTimeout(calm);
      if (touch) calm = setTimeout(settleSelection, 250);
      else settleSelection();
    };
    const key = (): void => {
      touch = false;
    };
    document.addEventListener('selectionchange', changed);
    document.addEventListener('keydown', key, true);
    document.addEventListener('pointerdown', down, true);
    document.addEventListener('pointerup', up, true);
    document.addEventListener('pointercancel', up, true);
    return () => {
      clearTimeout(calm);
      document.removeEventListener('selectionchange', changed);
      document.removeEventListener('keydown', key, true);
      document.removeEventListener('pointerdown', down, true);
      document.removeEventListener('pointerup', up, true);
      document.removeEventListener('pointercancel', up, true);
    };
  }, []);
}
