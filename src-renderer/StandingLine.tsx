import type { JSX } from 'react';
import { useAnswer } from './api';
import styles from './StandingLine.module.css';

/** What is so for longer than a message: the library can only be read, or its disk takes nothing at the moment. */
export function StandingLine(): JSX.Element {
  const { data } = useAnswer('getStatus', {});
  const sentence = data?.readOnly ?? data?.trouble ?? null;
  // The region is there before its words: else they would not be read out.
  return (
    <div role="status" aria-label="State of the library">
      {sentence !== null && (
        <p className={data?.readOnly == null ? `${styles.line} ${styles.trouble}` : styles.line}>
          {sentence}
        </p>
      )}
    </div>
  );
}
