import type { JSX } from 'react';
import type { ForGood as What } from '#contract';
import { useFreshAnswer } from '../api';
import { TextButton } from '../ui/TextButton';
import { deleteForGood, inBytes, inWords } from './emptying';
import styles from './trash.module.css';

/** Says how much would go for good, and waits for the word. */
export function ForGood({ what, onEnd }: { what: What; onEnd: () => void }): JSX.Element {
  const { data: going, error } = useFreshAnswer('countTrash', { what });
  const words = going && inWords(going);
  const size = going && going.bytes > 0 ? ` (${inBytes(going.bytes)})` : '';
  const single = going && going.articles + going.comparisons + going.notes + going.collections === 1;
  return (
    <div className={styles.confirm} role="group" aria-label="Delete for good">
      <p role={error ? 'alert' : 'status'}>
        {error
          ? error.message
          : words === undefined
            ? 'Counting…'
            : words === ''
              ? 'There is nothing to delete.'
              : `${words}${size} ${single && !going.notesOfArticles ? 'goes' : 'go'} for good. This cannot be undone; backups of notes stay until they are thinned out.`}
      </p>
      <span className={styles.choices}>
        <TextButton autoFocus onPress={onEnd}>
          {words === '' || error ? 'Close' : 'Cancel'}
        </TextButton>
        {words && (
          <TextButton
            kind="danger"
            onPress={() => {
              onEnd();
              void deleteForGood(what);
            }}
          >
            Delete for good
          </TextButton>
        )}
      </span>
    </div>
  );
}
