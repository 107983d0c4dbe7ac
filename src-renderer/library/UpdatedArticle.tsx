import { RefreshCw } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { ImportOutcome } from '#contract';
import { keepSeparate, notesAfter, showChanges } from '../revising';
import { TextButton } from '../ui/TextButton';
import { openArticle, reviewUnplaced } from '../workspace';
import { useImports } from './import-queue';
import styles from './ImportStatus.module.css';

type Updated = Extract<ImportOutcome, { outcome: 'updated' }>;

/** An article that an import gave a new text: what became of its notes, and the ways on from there. */
export function UpdatedArticle({ outcome }: { outcome: Updated }): JSX.Element {
  const { article, revision, warnings } = outcome;
  const step = useImports((imports) => imports.steps.get(outcome));
  const [separated, setSeparated] = useState(false);
  const unplaced = revision.annotations.unplaced > 0;
  return (
    <>
      <RefreshCw size={15} className={styles.taken} aria-label="Updated" />
      <div className={styles.updated}>
        <button type="button" className={styles.open} dir="auto" onClick={() => openArticle(article.id)}>
          {article.title}
        </button>
        <p>{[said(outcome), ...warnings].join(' ')}</p>
        <div className={styles.updatedActions}>
          {unplaced && (
            <TextButton kind="primary" onPress={() => reviewUnplaced(article.id)}>
              Review
            </TextButton>
          )}
          {step && (
            <TextButton onPress={() => showChanges(article.id, revision, step)}>Show changes</TextButton>
          )}
          <TextButton
            kind="quiet"
            changes
            isDisabled={separated}
            onPress={() => {
              setSeparated(true);
              void keepSeparate(article.id, revision.version).catch(() => setSeparated(false));
            }}
          >
            Keep as a separate article
          </TextButton>
        </div>
      </div>
    </>
  );
}

function said({ revision }: Updated): string {
  const { added, gone } = revision;
  const notes = notesAfter(revision);
  if (notes) return `Notes: ${notes}`;
  return added.length + gone.length === 0
    ? 'The same words, set anew.'
    : 'It has the text of the new file now.';
}
