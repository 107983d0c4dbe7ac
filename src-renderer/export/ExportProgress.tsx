import type { JSX } from 'react';
import { ProgressBar } from 'react-aria-components';
import { counted } from '../counted';
import { cancelExport, useExporting } from '../exporting';
import { TextButton } from '../ui/TextButton';
import styles from './export.module.css';

const words = { writing: 'Writing', looking: 'Looking', saving: 'Saving' } as const;

/** How far an export is, and the way to end it. */
export function ExportProgress(): JSX.Element | null {
  const { doing, done, total } = useExporting();
  if (!doing) return null;
  const far = total === 0 ? 0 : done / total;
  return (
    <>
      <ProgressBar aria-label={words[doing]} value={far * 100} className={styles.progress!}>
        <span>
          {words[doing]}…{' '}
          {doing !== 'saving' && total > 1 && `${done.toLocaleString()} of ${counted(total, 'article')}`}
        </span>
        <progress className={styles.track} value={far} max={1} aria-hidden />
      </ProgressBar>
      <TextButton autoFocus onPress={cancelExport}>
        Cancel
      </TextButton>
    </>
  );
}
