import { useState, type JSX } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { ArticleDifferences, RestoreHow, RestoreWhat } from '#contract';
import { useFreshAnswer } from '../api';
import { longDate } from '../dates';
import { Scroll } from '../ui/Scroll';
import { TextButton } from '../ui/TextButton';
import { closeDialog } from '../workspace';
import styles from './backups.module.css';
import { differs, restore, sinceThen } from './restoring';

interface Props {
  at: string;
  article: string | null;
  /** Restoring keeps the present as a backup, which is a newer point: the chosen one stays. */
  onRestore: () => void;
}

/** What has become of things since a time, and the ways back to it. */
export function BackupPreview({ at, article, onRestore }: Props): JSX.Element {
  const what: RestoreWhat = article === null ? { kind: 'all' } : { kind: 'article', id: article };
  const { data: preview, error, isFetching, refetch } = useFreshAnswer('previewBackup', { at, what });
  const [how, setHow] = useState<RestoreHow>('missing');
  const [busy, setBusy] = useState(false);
  if (error)
    return (
      <p className={styles.empty} role="alert">
        {error.message}
      </p>
    );
  if (!preview) return <p className={styles.empty}>Comparing with what is there now…</p>;

  const run = (of: RestoreWhat, by: RestoreHow): void => {
    setBusy(true);
    onRestore();
    void restore({ at, what: of, how: by }).then(async () => {
      await refetch();
      setBusy(false);
    });
  };
  const { notes, comparisons, collections, templates, awaited } = preview;
  const lists = [notes, comparisons, collections, templates, awaited];
  const anything = differs(preview);
  const newer = lists.reduce((sum, one) => sum + one.newer, 0);
  const changed = lists.reduce((sum, one) => sum + one.changed, 0);
  const said = [
    sinceThen(notes),
    preview.trashed > 0 &&
      `${preview.trashed === 1 ? '1 article' : `${preview.trashed.toLocaleString()} articles`} put into the trash`,
    preview.own > 0 &&
      `${preview.own === 1 ? '1 article' : `${preview.own.toLocaleString()} articles`} with other tags, marks or note on the whole`,
    sinceThen(comparisons, 'comparison'),
    sinceThen(collections, 'collection'),
    sinceThen(templates, 'template'),
    sinceThen(awaited, 'waiting page'),
  ].filter(Boolean);
  return (
    <section className={styles.preview} aria-label={`Since ${longDate(at)}`} aria-busy={busy || isFetching}>
      <p className={styles.lead}>
        {anything ? (
          <>
            Since {longDate(at)}: {said.join(' · ')}.
          </>
        ) : (
          <>Everything is as it was on {longDate(at)}, but for articles imported since.</>
        )}
      </p>
      <Scroll label="What differs" className={styles.differing}>
        <ul>
          {preview.articles.map((one) => (
            <li key={one.id} className={styles.article}>
              <span className={styles.words}>
                <bdi className={styles.title}>{one.title}</bdi>
                <span className={styles.facts}>{become(one)}</span>
              </span>
              {article === null && one.state !== 'gone' && (
                <TextButton
                  kind="quiet"
                  isDisabled={busy}
                  changes
                  aria-label={`Restore only ${one.title}`}
                  onPress={() => run({ kind: 'article', id: one.id }, how)}
                >
                  Only this article
                </TextButton>
              )}
            </li>
          ))}
        </ul>
      </Scroll>
      {anything && (
        <RadioGroup className={styles.how!} value={how} onChange={(value) => setHow(value as RestoreHow)}>
          <Label className="visually-hidden">How to restore</Label>
          <Radio value="missing">
            <span>Bring back what is missing</span>
            <span className={styles.facts}>All that is newer or has been changed stays as it is now.</span>
          </Radio>
          <Radio value="exact">
            <span>Exactly as it was</span>
            <span className={styles.facts}>{losses(newer, changed + preview.own)}</span>
          </Radio>
        </RadioGroup>
      )}
      <footer className={styles.actions}>
        {article === null && preview.preferences ? (
          <TextButton
            kind="quiet"
            isDisabled={busy}
            changes
            onPress={() => run({ kind: 'preferences' }, 'exact')}
          >
            Preferences of then
          </TextButton>
        ) : (
          <span />
        )}
        {/* One button all the time: a disabled one would lose the focus, and Escape with it. */}
        <TextButton
          kind={anything ? 'primary' : 'plain'}
          isPending={busy}
          changes
          onPress={() => (anything ? run(what, how) : closeDialog())}
        >
          {busy ? 'Restoring…' : !anything ? 'Close' : article === null ? 'Restore all' : 'Restore'}
        </TextButton>
      </footer>
    </section>
  );
}

function become(one: ArticleDifferences): string {
  const since = sinceThen(one);
  if (one.state === 'gone')
    return `deleted for good, with ${one.back === 1 ? '1 note' : `${one.back} notes`}`;
  if (one.state === 'trashed') return ['in the trash', since].filter(Boolean).join(' · ');
  return since || 'other words on the whole: its own note, tags or marks';
}

function losses(newer: number, changed: number): string {
  const parts = [
    newer > 0 && `${newer.toLocaleString()} newer ${newer === 1 ? 'one goes' : 'ones go'} to the trash`,
    changed > 0 &&
      `${changed.toLocaleString()} changed ${changed === 1 ? 'one becomes what it' : 'ones become what they'} ${changed === 1 ? 'was' : 'were'}`,
  ].filter((part) => part !== false);
  return parts.length > 0
    ? `${parts.join('; ')}. Articles imported since stay.`
    : 'Nothing is newer or changed: this does the same.';
}
