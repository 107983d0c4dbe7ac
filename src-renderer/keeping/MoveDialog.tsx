import { useState, type JSX } from 'react';
import { FileTrigger, ProgressBar } from 'react-aria-components';
import { longDate } from '../dates';
import { addPackedLibrary, cancelPacking, packLibrary, readPackedLibrary, usePacking } from '../packing';
import { Sheet } from '../ui/Sheet';
import { TextButton } from '../ui/TextButton';
import { closeDialog } from '../workspace';
import styles from './move.module.css';

const many = (count: number, one: string): string =>
  count === 1 ? `1 ${one}` : `${count.toLocaleString()} ${one}s`;

/** The whole library as one file, and back. */
export default function MoveDialog(): JSX.Element {
  const { doing, found } = usePacking();
  return (
    <Sheet title="Move and share the library" onClose={closeDialog}>
      {doing ? <Progress /> : found ? <Found found={found} /> : <Choices />}
    </Sheet>
  );
}

function Choices(): JSX.Element {
  const [originals, setOriginals] = useState(true);
  const { added, saved } = usePacking();
  return (
    <div className={styles.choices}>
      {saved && <p role="status">The library is in “{saved}”.</p>}
      {added && (
        <p role="status">
          {many(added.added, 'article')} added, the notes of {added.merged.toLocaleString()} merged
          {added.trashed > 0 && `, ${added.trashed.toLocaleString()} put into the trash`}
          {added.refusedCount > 0 &&
            `. ${added.refusedCount.toLocaleString()} could not be added: ${added.refused[0]?.message ?? ''}`}
          .
        </p>
      )}
      <section>
        <h3>One file of everything</h3>
        <p>Articles with their versions and notes, comparisons, collections, preferences and the trash.</p>
        <label className={styles.option}>
          <input
            type="checkbox"
            checked={originals}
            onChange={(event) => setOriginals(event.target.checked)}
          />
          With the files that articles were imported from
        </label>
        {!originals && <p>Without them an article can be read, and cannot be cleaned again there.</p>}
        <TextButton kind="primary" onPress={() => void packLibrary(originals)}>
          Pack the library
        </TextButton>
      </section>
      <section>
        <h3>Add a packed library to this one</h3>
        <p>What is here stays. Notes on the same article are merged.</p>
        <FileTrigger
          acceptedFileTypes={['.zip']}
          onSelect={(files) => {
            const [file] = files ?? [];
            if (file) void readPackedLibrary(file);
          }}
        >
          <TextButton>Choose a file…</TextButton>
        </FileTrigger>
      </section>
    </div>
  );
}

const words = { packing: 'Packing', saving: 'Saving', reading: 'Reading', adding: 'Adding' } as const;

function Progress(): JSX.Element | null {
  const { doing, done, total } = usePacking();
  if (!doing) return null;
  const byArticles = doing === 'packing' || doing === 'adding';
  const far = total === 0 ? 0 : done / total;
  return (
    <div className={styles.choices}>
      <ProgressBar aria-label={words[doing]} value={far * 100} className={styles.progress!}>
        <span>
          {words[doing]}… {byArticles && total > 0 && `${done.toLocaleString()} of ${many(total, 'article')}`}
        </span>
        <span className={styles.track}>
          <span style={{ width: `${far * 100}%` }} />
        </span>
      </ProgressBar>
      <TextButton onPress={cancelPacking}>Cancel</TextButton>
    </div>
  );
}

type Shown = NonNullable<ReturnType<typeof usePacking.getState>['found']>;

function Found({ found }: { found: Shown }): JSX.Element {
  const [preferences, setPreferences] = useState(false);
  return (
    <div className={styles.choices}>
      <p className={styles.lead}>
        “{found.name}” is a Synoptic library of {many(found.articles, 'article')} and{' '}
        {many(found.notes, 'note')}, packed {longDate(found.made)}
        {found.here > 0 && `; ${found.here.toLocaleString()} of the articles are here already`}. Add it to
        yours?
      </p>
      {!found.originals && <p>The files that its articles were imported from were left out.</p>}
      {!found.empty && (
        <label className={styles.option}>
          <input
            type="checkbox"
            checked={preferences}
            onChange={(event) => setPreferences(event.target.checked)}
          />
          Take its preferences, too, instead of yours
        </label>
      )}
      <span className={styles.answers}>
        <TextButton onPress={cancelPacking}>Cancel</TextButton>
        <TextButton kind="primary" changes autoFocus onPress={() => void addPackedLibrary(preferences)}>
          Add to this library
        </TextButton>
      </span>
    </div>
  );
}
