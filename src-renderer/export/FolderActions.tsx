import { FolderInput } from 'lucide-react';
import type { JSX } from 'react';
import { counted } from '../counted';
import type { Reported } from '../exporting';
import { TextButton } from '../ui/TextButton';
import { closeDialog } from '../workspace';
import styles from './export.module.css';

interface Props {
  report: Reported;
  failed: string | null;
  back: () => void;
  write: () => void;
  /** Whether files that the reader has removed are written again; setting it looks once more. */
  again: boolean;
  setAgain: (again: boolean) => void;
}

/** What can be done about what would happen in a folder. */
export function FolderActions({ report, failed, back, write, again, setAgain }: Props): JSX.Element {
  const { dry, counts } = report;
  const files = (counts.new ?? 0) + (counts.updated ?? 0);
  const canRestore = dry && ((counts.missing ?? 0) > 0 || again);
  return (
    <>
      {failed ? (
        <p className={styles.failed} role="alert">
          {failed}
        </p>
      ) : (
        <p className={styles.result}>
          {canRestore && (
            <label className={styles.check}>
              <input type="checkbox" checked={again} onChange={(event) => setAgain(event.target.checked)} />
              Write again what you removed
            </label>
          )}
        </p>
      )}
      <TextButton onPress={back}>Back</TextButton>
      {dry && files > 0 ? (
        <TextButton kind="primary" icon={FolderInput} autoFocus onPress={write}>
          Write {counted(files, 'file')}
        </TextButton>
      ) : (
        <TextButton kind="primary" autoFocus onPress={closeDialog}>
          Done
        </TextButton>
      )}
    </>
  );
}
