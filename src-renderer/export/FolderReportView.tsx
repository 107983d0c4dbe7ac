import { useEffect, useState, type JSX } from 'react';
import type { FolderFile, FolderState } from '#contract';
import { limits } from '#contract/limits';
import { call } from '../api';
import { counted } from '../counted';
import { forgetReport, type Reported } from '../exporting';
import { sayError } from '../toasts';
import { Scroll } from '../ui/Scroll';
import { TextButton } from '../ui/TextButton';
import styles from './export.module.css';

const states: readonly (readonly [FolderState, string])[] = [
  ['left', 'left alone'],
  ['missing', 'removed by you'],
  ['updated', 'updated'],
  ['new', 'new'],
  ['unchanged', 'unchanged'],
];

/** What an export into a folder would do, or did, file by file. */
export function FolderReportView({ report }: { report: Reported }): JSX.Element {
  const [more, setMore] = useState<FolderFile[]>([]);
  useEffect(() => () => forgetReport(report), [report]);
  const files = [...report.files, ...more];
  const showMore = (): void => {
    void call('listFolderFiles', { id: report.job, from: files.length, count: limits.rows })
      .then((next) => setMore((held) => [...held, ...next]))
      .catch(sayError);
  };
  const said = states.filter(([state]) => (report.counts[state] ?? 0) > 0);
  return (
    <section className={styles.preview} aria-label="What happens in the folder">
      <header className={styles.previewed}>
        <span role="status" className={styles.title}>
          {report.dry ? 'Nothing is written yet. ' : 'Written. '}
          {said
            .map(([state, name]) => `${(report.counts[state] ?? 0).toLocaleString()} ${name}`)
            .join(' · ') || 'There is nothing to write.'}
        </span>
      </header>
      <Scroll label="Files" className={styles.text}>
        {report.notices.map((notice) => (
          <p key={notice} className={styles.said}>
            {notice}
          </p>
        ))}
        <ul className={styles.files}>
          {files.map((file) => (
            <li key={`${file.article}/${file.name}`} data-state={file.state}>
              <span className={styles.state}>{states.find(([state]) => state === file.state)?.[1]}</span>
              <bdi className={styles.file}>{file.name}</bdi>
              <span className={styles.blocks}>{pieces(file)}</span>
              {file.why.map((why) => (
                <span key={why} className={styles.why}>
                  {why}
                </span>
              ))}
            </li>
          ))}
        </ul>
        {files.length < report.total && (
          <div className={styles.said}>
            <TextButton onPress={showMore}>Show more of {counted(report.total, 'file')}</TextButton>
          </div>
        )}
      </Scroll>
    </section>
  );
}

function pieces({ state, blocks }: FolderFile): string {
  if (state !== 'updated' && state !== 'left') return '';
  const { added, updated, removed, kept } = blocks;
  return [
    added > 0 && `${added} added`,
    updated > 0 && `${updated} updated`,
    removed > 0 && `${removed} removed`,
    kept > 0 && `${kept} yours`,
  ]
    .filter(Boolean)
    .join(', ');
}
