import { useId, type JSX, type ReactNode } from 'react';
import { TextButton } from '../../ui/TextButton';
import styles from './overview.module.css';

interface Props {
  title: ReactNode;
  /** How many finds there are, where that says something. */
  count?: number;
  /** Said in place of finds when there are none. */
  none: string | false;
  /** What the reader has taken out of it. */
  dismissed?: number;
  onBringBack?: () => void;
  children: ReactNode;
}

/** A part of the overview under its heading. */
export function Section({
  title,
  count = 0,
  none,
  dismissed = 0,
  onBringBack,
  children,
}: Props): JSX.Element {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h3 id={id} className={styles.heading}>
        {title}
        {count > 0 && <span className={styles.count}>{count.toLocaleString()}</span>}
      </h3>
      {none && <p className={styles.none}>{none}</p>}
      {children}
      {dismissed > 0 && (
        <p className={styles.dismissed}>
          {dismissed.toLocaleString()} dismissed
          <TextButton kind="quiet" onPress={() => onBringBack?.()}>
            Bring back
          </TextButton>
        </p>
      )}
    </section>
  );
}
