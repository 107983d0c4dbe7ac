import { useEffect } from 'react';
import { selectAnnotation, selectPassage, useWorkspace } from '../workspace';
import { articleOfContainer, shownMaps } from './open-articles';
import { readSelection } from './selection';

let pressed = false;

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

/** Takes the document's selection over as the passage to work on. */
export function settleSelection(): void {
  if (pressed) return;
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
  const now = useWorkspace.getState().selection;
  const { start, end } = selection.passage;
  if (now?.article === shown.article.id && now.passage.start === start && now.passage.end === end) return;
  selectPassage({ article: shown.article.id, passage: selection.passage });
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
    const down = (event: PointerEvent): void => {
      pressed = true;
      if (event.target instanceof Element) hold(event.target.closest('.article'));
    };
    // The browser settles the selection only after the event that ends it.
    const up = (): void => {
      pressed = false;
      hold(null);
      setTimeout(settleSelection);
    };
    document.addEventListener('selectionchange', settleSelection);
    document.addEventListener('pointerdown', down, true);
    document.addEventListener('pointerup', up, true);
    document.addEventListener('pointercancel', up, true);
    return () => {
      document.removeEventListener('selectionchange', settleSelection);
      document.removeEventListener('pointerdown', down, true);
      document.removeEventListener('pointerup', up, true);
      document.removeEventListener('pointercancel', up, true);
    };
  }, []);
}
