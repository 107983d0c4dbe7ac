import { useLayoutEffect, useState, type JSX } from 'react';
import { useShelf } from '../shelf';
import { whyReadOnly } from '../read-only';
import { sayError } from '../toasts';
import { droppedFiles } from './dropped-files';
import { importFiles } from './import-queue';
import styles from './DropTarget.module.css';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** The whole window takes files; while some hover over it, it says what will happen. */
export function DropTarget(): JSX.Element | null {
  const [over, setOver] = useState(false);
  // Before anything is seen: what is dropped as soon as the window is drawn is taken.
  useLayoutEffect(() => {
    // dragenter and dragleave fire for every element passed; the count says when the window is really left.
    let depth = 0;
    const enter = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      depth++;
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (carriesFiles(event) && --depth <= 0) setOver(false);
    };
    const hover = (event: DragEvent): void => {
      if (carriesFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      if (!event.dataTransfer || !carriesFiles(event)) return;
      const taken = event.defaultPrevented;
      event.preventDefault();
      depth = 0;
      setOver(false);
      // A row took them as the text of its page.
      if (taken) return;
      droppedFiles(event.dataTransfer).then(importFiles).catch(sayError);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', hover);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', hover);
      window.removeEventListener('drop', drop);
    };
  }, []);
  const awaited = useShelf((shelf) => shelf.awaited);
  if (!over) return null;
  const refusal = whyReadOnly();
  // The pages that wait take what is dropped on them: they stay to be seen.
  const rows = awaited && refusal === null ? document.querySelector('[data-region="library"]') : null;
  return (
    <div
      className={styles.overlay}
      style={rows ? { insetInlineStart: rows.getBoundingClientRect().right } : undefined}
    >
      <div className={styles.words}>
        <strong>{refusal === null ? 'Drop to import' : 'Nothing can be imported'}</strong>
        <span>
          {refusal ??
            (rows
              ? 'On a row of the list, a saved page becomes the text of that page'
              : 'Two to four files open side by side')}
        </span>
      </div>
    </div>
  );
}
