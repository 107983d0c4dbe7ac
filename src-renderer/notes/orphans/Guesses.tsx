import { CornerDownRight } from 'lucide-react';
import { useMemo, type JSX } from 'react';
import { Button } from 'react-aria-components';
import type { Annotation, Article, Passage } from '#contract';
import { quoteOf } from '../../annotation';
import { previewPassage } from '../../workspace';
import { agreeingWords } from './agreeing-words';
import styles from './orphans.module.css';

/** Characters of the text that are shown around a guess, and most of the guess itself. */
const around = 36;
const longest = 280;

interface Props {
  annotation: Annotation;
  article: Pick<Article, 'id' | 'lang' | 'text'>;
  guesses: Passage[];
  onAccept: (passage: Passage) => void;
}

/** Where a note might stand now: what is looked at shows in the text, what is pressed becomes its place. */
export function Guesses({ annotation, article, guesses, onAccept }: Props): JSX.Element {
  return (
    <ol className={styles.guesses} aria-label="Where it may stand now">
      {guesses.map((passage) => {
        const show = (): void => previewPassage({ article: article.id, passage });
        const hide = (): void => previewPassage(null);
        return (
          <li key={`${passage.start} ${passage.end}`}>
            <Button
              className={styles.guess!}
              data-stop
              aria-label={`Place it here: ${article.text.slice(passage.start, passage.end)}`}
              onHoverStart={show}
              onHoverEnd={hide}
              onFocus={show}
              onBlur={hide}
              onPress={() => {
                hide();
                onAccept(passage);
              }}
            >
              <CornerDownRight size={14} aria-hidden />
              <Snippet quote={quoteOf(annotation)} article={article} passage={passage} />
            </Button>
          </li>
        );
      })}
    </ol>
  );
}

interface SnippetProps {
  quote: string;
  article: Props['article'];
  passage: Passage;
}

function Snippet({ quote, article: { text, lang }, passage: { start, end } }: SnippetProps): JSX.Element {
  const pieces = useMemo(
    () => agreeingWords(text.slice(start, end).slice(0, longest), quote),
    [text, start, end, quote],
  );
  return (
    <span className={styles.snippet} lang={lang ?? undefined} dir="auto">
      <span className={styles.around}>{wordsBefore(text, start)}</span>
      {pieces.map((piece, n) =>
        piece.same ? <mark key={n}>{piece.text}</mark> : <span key={n}>{piece.text}</span>,
      )}
      {end - start > longest ? '…' : <span className={styles.around}>{wordsAfter(text, end)}</span>}
    </span>
  );
}

/** The words of the same paragraph before a place, beginning with a whole one. */
export function wordsBefore(text: string, at: number): string {
  const line =
    text
      .slice(Math.max(0, at - around), at)
      .split('\n')
      .at(-1) ?? '';
  return line.length < around ? line : `…${line.replace(/^\S*\s/, '')}`;
}

export function wordsAfter(text: string, at: number): string {
  const line = text.slice(at, at + around).split('\n')[0] ?? '';
  return line.length < around ? line : `${line.replace(/\s\S*$/, '')}…`;
}
