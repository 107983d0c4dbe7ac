import type { JSX } from 'react';
import type { Choice } from '../../note-session';
import { Scroll } from '../Scroll';
import { TextButton } from '../TextButton';
import styles from './editor.module.css';

interface Props {
  /** Null where it stands in the field above. */
  mine: string | null;
  theirs: string;
  onSettle: (choice: Choice) => void;
}

/** Two windows wrote the same note: both texts, and the reader decides. Until then what is stored stays as it is. */
export function NoteConflict({ mine, theirs, onSettle }: Props): JSX.Element {
  return (
    <section className={styles.conflict} aria-label="Changed in another window">
      <p role="alert">This note was changed in another window while you wrote.</p>
      <dl>
        {mine !== null && (
          <>
            <dt>Yours, not saved</dt>
            <dd>
              <Scroll label="Yours" className={styles.version}>
                <span dir="auto">{mine.trim() === '' ? <em>empty</em> : mine}</span>
              </Scroll>
            </dd>
          </>
        )}
        <dt>The other window’s, saved</dt>
        <dd>
          <Scroll label="The other window’s" className={styles.version}>
            <span dir="auto">{theirs === '' ? <em>empty</em> : theirs}</span>
          </Scroll>
        </dd>
      </dl>
      <div className={styles.choices}>
        <TextButton onPress={() => onSettle('mine')}>Keep mine</TextButton>
        <TextButton onPress={() => onSettle('theirs')}>Keep theirs</TextButton>
        <TextButton onPress={() => onSettle('both')}>Keep both</TextButton>
      </div>
    </section>
  );
}
