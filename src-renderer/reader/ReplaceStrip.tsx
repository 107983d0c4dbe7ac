import { useEffect, type JSX } from 'react';
import { quoteOf } from '../annotation';
import { useAnswer } from '../api';
import { canPlaceSelected, placeSelected } from '../replacing';
import { Keys, KeysOf } from '../ui/Keys';
import { TextButton } from '../ui/TextButton';
import { replaceBySelecting, useWorkspace } from '../workspace';
import styles from './replace-strip.module.css';
import { settleSelection } from './use-selection';

const longest = 90;

/** Says, above a text, that the words which are selected in it become the place of a note that has none. */
export function ReplaceStrip({ article }: { article: string }): JSX.Element | null {
  const replacing = useWorkspace((w) => (w.replacing?.article === article ? w.replacing.id : null));
  const { data: annotations } = useAnswer('listAnnotations', { article });
  const ready = useWorkspace(canPlaceSelected);
  const annotation = annotations?.find(({ id }) => id === replacing);
  useEnter(annotation !== undefined);
  if (!annotation) return null;
  const quote = quoteOf(annotation).replace(/\s+/g, ' ').trim();
  return (
    <div className={styles.strip} role="group" aria-label="New words for a note">
      <p role="status">
        Select the new words for{' '}
        <q dir="auto">{quote.length > longest ? `${quote.slice(0, longest - 1)}…` : quote}</q>
      </p>
      <span className={styles.tools}>
        <TextButton kind="primary" isDisabled={!ready} changes onPress={() => void placeSelected()}>
          Place <Keys of="Enter" />
        </TextButton>
        <TextButton onPress={() => replaceBySelecting(null)}>
          Cancel <KeysOf command="escape" />
        </TextButton>
      </span>
    </div>
  );
}

/** Enter is the key of whatever has the focus; only in the text, where it has no use of its own, it places the note. */
function useEnter(waiting: boolean): void {
  useEffect(() => {
    if (!waiting) return;
    const press = (event: KeyboardEvent): void => {
      const { target, key, ctrlKey, metaKey, altKey, shiftKey } = event;
      if (key !== 'Enter' || ctrlKey || metaKey || altKey || shiftKey || event.defaultPrevented) return;
      const inText =
        target === document.body || (target instanceof Element && target.closest('[data-article]'));
      // A key may follow the end of a drag before the browser says that the selection changed.
      settleSelection();
      if (!inText || (target instanceof Element && target.closest('a, button, input')) || !canPlaceSelected())
        return;
      event.preventDefault();
      void placeSelected();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [waiting]);
}
