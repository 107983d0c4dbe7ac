import type { JSX } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { TextButton } from '../../ui/TextButton';
import styles from './awaited.module.css';

/** How a page gets its text: nothing is ever fetched, so the reader saves it. */
export function HowToSave(): JSX.Element {
  return (
    <DialogTrigger>
      <TextButton kind="quiet">How to save pages</TextButton>
      <Popover className={styles.popover!} placement="bottom end">
        <Dialog aria-label="How a page gets its text" className={styles.help!}>
          <p>
            The file named these pages without their text, and Synoptic fetches nothing. Open a page in your
            browser and save it: with Ctrl+S, or in one file with an extension like SingleFile.
          </p>
          <p>
            Drop the saved page on its row here. Dropped anywhere else in the window, one or many, a page
            finds its row by its address. Its tags, notes and highlights then go to the article.
          </p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
