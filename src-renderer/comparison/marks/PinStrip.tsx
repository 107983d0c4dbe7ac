import { useEffect, type JSX } from 'react';
import { aimAtPassage, aimOfWorkspace, shortQuote } from '../../linking';
import { offsetAt } from '../../reader/hit-test';
import { shownArticle } from '../../reader/open-articles';
import { isOverlay } from '../../reader/overlay';
import { sentenceAt } from '../../reader/sentence';
import { useStripKeys } from '../../strip-keys';
import { Keys } from '../../ui/Keys';
import { Strip } from '../../ui/Strip';
import { TextButton } from '../../ui/TextButton';
import { useWorkspace } from '../../workspace';
import { cancelPin, pinTo, pinToHere, usePinning } from './pinning';

/** While two passages are being joined by hand: says what to do, and takes the keys that go on or end it. */
export function PinStrip(): JSX.Element | null {
  const from = usePinning((pin) => pin.from);
  const isOpen = useWorkspace(
    ({ panes }) => from === null || (panes.length > 1 && panes.includes(from.article)),
  );
  useEffect(() => {
    if (!isOpen) usePinning.setState({ from: null });
  }, [isOpen]);
  useStripKeys(from !== null, pinHere, cancelPin);
  usePinPointer(from?.article ?? null);
  if (!from) return null;
  return (
    <Strip
      label="These two correspond"
      says={
        <>
          <q>{shortQuote(from.quote)}</q> corresponds to:
          <span>Choose the passage in another pane. A click takes its sentence.</span>
        </>
      }
      tools={
        <>
          <TextButton kind="quiet" changes onPress={pinToHere}>
            Pin <Keys of="Enter" />
          </TextButton>
          <TextButton kind="quiet" onPress={cancelPin}>
            Cancel <Keys of="Escape" />
          </TextButton>
        </>
      }
    />
  );
}

const pinHere = (): boolean => {
  pinToHere();
  return true;
};

/** A click in another pane takes the sentence under it; what is dragged over there, or a highlight, is taken as it is. */
function usePinPointer(from: string | null): void {
  useEffect(() => {
    if (from === null) return;
    const click = ({ target, clientX, clientY }: MouseEvent): void => {
      const id =
        target instanceof Element ? target.closest<HTMLElement>('[data-article]')?.dataset.article : null;
      const shown = id && id !== from ? shownArticle(id) : undefined;
      if (!shown || isOverlay(target)) return;
      // What the click selects or chooses is known only after it.
      setTimeout(() => {
        const aimed = aimOfWorkspace();
        if (aimed?.article === shown.article.id) return pinTo(aimed);
        const offset = offsetAt(shown.map, clientX, clientY);
        const sentence = offset === null ? null : sentenceAt(shown.map.text, offset, shown.article.lang);
        const to = sentence && aimAtPassage(shown.article.id, sentence);
        if (to) pinTo(to);
      }, 20);
    };
    window.addEventListener('click', click, true);
    return () => window.removeEventListener('click', click, true);
  }, [from]);
}
