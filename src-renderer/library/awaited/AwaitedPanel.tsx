import { X } from 'lucide-react';
import { useDeferredValue, useState, type JSX } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { counted } from '../../counted';
import { goToPlace } from '../../shelf';
import { IconButton } from '../../ui/IconButton';
import { TextButton } from '../../ui/TextButton';
import library from '../library.module.css';
import { AwaitedList } from './AwaitedList';
import styles from './awaited.module.css';
import { HowToSave } from './HowToSave';
import { clearTickedPages, takeOff, useTickedPages } from './taking-off';
import { useAwaited } from './use-awaited';

/** The pages of which another tool knew no more than the address: each waits until its saved page is dropped on it. */
export function AwaitedPanel(): JSX.Element {
  const [words, setWords] = useState('');
  const awaited = useAwaited(useDeferredValue(words.trim()));
  const ticked = useTickedPages();
  const { ready, failed, total, found } = awaited;
  return (
    <>
      <div className={styles.bar}>
        <div className={styles.line}>
          <span className={styles.count} role="status">
            {ready ? counted(found, 'page') : ''}
          </span>
          <HowToSave />
        </div>
        {(total > 1 || words !== '') && (
          <SearchField
            aria-label="Find what needs its page"
            className={styles.find!}
            value={words}
            onChange={(value) => {
              clearTickedPages();
              setWords(value);
            }}
          >
            <Input placeholder="Find by title, site or tag" dir="auto" />
          </SearchField>
        )}
      </div>
      <AwaitedList
        awaited={awaited}
        empty={
          failed ? (
            <span role="alert">{failed.message}</span>
          ) : total > 0 ? (
            <>
              Nothing matches.
              <span className={library.ways}>
                <TextButton kind="quiet" onPress={() => setWords('')}>
                  Clear the search
                </TextButton>
              </span>
            </>
          ) : (
            <>
              No page waits for its text any more.
              <span className={library.ways}>
                <TextButton kind="quiet" onPress={() => goToPlace(null)}>
                  All articles
                </TextButton>
              </span>
            </>
          )
        }
      />
      {ticked.size > 0 && (
        <footer className={library.chosen} role="group" aria-label="Selected pages">
          <span className={library.chosenLine}>
            <span className={library.chosenCount}>{ticked.size.toLocaleString()} selected</span>
            <TextButton kind="quiet" changes onPress={() => void takeOff([...ticked])}>
              Take off the list
            </TextButton>
            <IconButton icon={X} label="Clear the selection" small onPress={clearTickedPages} />
          </span>
        </footer>
      )}
    </>
  );
}
