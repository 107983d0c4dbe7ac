import type { JSX } from 'react';
import { Scroll } from '../ui/Scroll';
import { TextButton } from '../ui/TextButton';
import styles from './templates.module.css';

interface Props {
  theirs: string;
  onSettle: (choice: 'mine' | 'theirs') => void;
  onKeepBoth: () => void;
}

/** Two windows wrote the same template: the reader decides. Until then what is stored stays as it is. */
export function TemplateConflict({ theirs, onSettle, onKeepBoth }: Props): JSX.Element {
  return (
    <section className={styles.conflict} aria-label="Changed in another window">
      <p role="alert">
        This template was changed in another window while you wrote. Theirs is what is saved:
      </p>
      <Scroll label="The other window’s" className={styles.theirs}>
        <pre dir="auto">{theirs === '' ? 'Nothing.' : theirs}</pre>
      </Scroll>
      <div className={styles.choices}>
        <TextButton onPress={() => onSettle('mine')}>Keep mine</TextButton>
        <TextButton onPress={() => onSettle('theirs')}>Keep theirs</TextButton>
        <TextButton onPress={onKeepBoth}>Keep mine as another template</TextButton>
      </div>
    </section>
  );
}
