import { X } from 'lucide-react';
import type { JSX } from 'react';
import { create } from 'zustand';
import type { ArticleAlignment } from '#contract';
import { IconButton } from '../../ui/IconButton';
import { articleName, inSentence } from '../marks/article-names';
import styles from './bar.module.css';

/** Notices that the reader has put away, for as long as the window is open. */
const useSeen = create<{ seen: readonly string[] }>(() => ({ seen: [] }));

const keyOf = (what: string, { a, b }: ArticleAlignment): string =>
  `${what} ${a.article} ${a.version} ${b.article} ${b.version}`;
const namesOf = ({ a, b }: ArticleAlignment): string =>
  inSentence([articleName(a.article), articleName(b.article)]);

/** What must be known about pairs before their marks are trusted. */
export function Notices({ alignments }: { alignments: readonly ArticleAlignment[] }): JSX.Element | null {
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
          text={`These may be about different events: ${pairsOf(events)} ${events.length === 1 ? 'have' : 'each have'} hardly anything in common.`}
          onClose={() => putAway('event', events)}
        />
      )}
      {languages.length > 0 && (
        <Notice
          text={`These texts are in different languages: ${pairsOf(languages)} are compared by names, figures, dates and quotations only.`}
          onClose={() => putAway('language', languages)}
        />
      )}
    </>
  );
}

const pairsOf = (all: readonly ArticleAlignment[]): string => all.map(namesOf).join('; ');

const putAway = (what: string, all: readonly ArticleAlignment[]): void =>
  useSeen.setState(({ seen }) => ({ seen: [...seen, ...all.map((one) => keyOf(what, one))] }));

function Notice({ text, onClose }: { text: string; onClose: () => void }): JSX.Element {
  return (
    <div className={styles.notice} role="status">
      <p>{text}</p>
      <IconButton icon={X} label="Dismiss" small onPress={onClose} />
    </div>
  );
}
