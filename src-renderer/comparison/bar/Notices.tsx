import { X } from 'lucide-react';
import type { JSX } from 'react';
import { create } from 'zustand';
import type { ArticleAlignment } from '#contract';
import { IconButton } from '../../ui/IconButton';
import { useOutlets } from '../outlets';
import { differentEvents, differentLanguages } from '../pair-notices';
import styles from './bar.module.css';

/** Notices that the reader has put away, for as long as the window is open. */
const useSeen = create<{ seen: readonly string[] }>(() => ({ seen: [] }));

const keyOf = (what: string, { a, b }: ArticleAlignment): string =>
  `${what} ${a.article} ${a.version} ${b.article} ${b.version}`;
const pairOf = ({ a, b }: ArticleAlignment): [string, string] => [a.article, b.article];

/** What must be known about pairs before their marks are trusted. */
export function Notices({
  panes,
  alignments,
}: {
  panes: readonly string[];
  alignments: readonly ArticleAlignment[];
}): JSX.Element {
  const outlets = useOutlets(panes);
  const seen = useSeen((notices) => notices.seen);
  const open = (what: string, all: readonly ArticleAlignment[]): ArticleAlignment[] =>
    all.filter((one) => !seen.includes(keyOf(what, one)));
  const events = open(
    'event',
    alignments.filter(({ sameEvent }) => !sameEvent),
  );
  const languages = open(
    'language',
    alignments.filter(({ sameLanguage }) => !sameLanguage),
  );
  return (
    <>
      {events.length > 0 && (
        <Notice
          lines={differentEvents(panes, events.map(pairOf), outlets)}
          onClose={() => putAway('event', events)}
        />
      )}
      {languages.length > 0 && (
        <Notice
          lines={differentLanguages(panes, languages.map(pairOf), outlets)}
          onClose={() => putAway('language', languages)}
        />
      )}
    </>
  );
}

const putAway = (what: string, all: readonly ArticleAlignment[]): void =>
  useSeen.setState(({ seen }) => ({ seen: [...seen, ...all.map((one) => keyOf(what, one))] }));

function Notice({ lines, onClose }: { lines: readonly string[]; onClose: () => void }): JSX.Element {
  return (
    <div className={styles.notice} role="status">
      <p>{lines.join(' ')}</p>
      <IconButton icon={X} label="Dismiss" small onPress={onClose} />
    </div>
  );
}
