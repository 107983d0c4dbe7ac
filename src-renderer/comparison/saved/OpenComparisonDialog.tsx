import { useState, type JSX } from 'react';
import { Input, Label, SearchField } from 'react-aria-components';
import { Sheet } from '../../ui/Sheet';
import { closeDialog } from '../../workspace';
import { Comparisons, useComparisons } from './ComparisonList';
import { openComparison } from './saved-comparisons';
import styles from './saved.module.css';

/** All comparisons, to open one of them. */
export default function OpenComparisonDialog(): JSX.Element {
  const [words, setWords] = useState('');
  const shown = useComparisons(words);
  return (
    <Sheet title="Open a comparison" onClose={closeDialog}>
      <SearchField className={styles.search!} value={words} onChange={setWords} autoFocus>
        <Label className="visually-hidden">Filter by name or outlet</Label>
        <Input placeholder="Filter by name or outlet" />
      </SearchField>
      {shown.length > 0 ? (
        <div className={styles.all}>
          <Comparisons
            shown={shown}
            onOpen={(id) => {
              closeDialog();
              void openComparison(id);
            }}
          />
        </div>
      ) : (
        <p className={styles.none}>
          {words
            ? `No comparison matches “${words}”.`
            : 'There are no saved comparisons yet. Open two articles side by side and save them.'}
        </p>
      )}
    </Sheet>
  );
}
