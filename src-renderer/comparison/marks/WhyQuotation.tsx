import type { JSX } from 'react';
import type { Passage, SharedQuotation } from '#contract';
import { heldAnswer } from '../../api';
import { shortQuote } from '../../linking';
import { articleName } from './article-names';
import styles from './cards.module.css';

const wordsAt = (article: string, { start, end }: Passage): string =>
  heldAnswer('getArticle', { id: article })?.text.slice(start, end) ?? '';

/** One utterance in two articles: who each says it was, and what the other left out or worded otherwise. */
export function WhyQuotation({
  quotation,
  articles,
}: {
  quotation: SharedQuotation;
  articles: { a: string; b: string };
}): JSX.Element {
  return (
    <dl className={styles.quotation}>
      {(['a', 'b'] as const).map((side) => {
        const speaker = quotation.speakers[side];
        const dropped = quotation.dropped[side];
        return (
          <div key={side}>
            <dt>{articleName(articles[side])}</dt>
            <dd>
              {speaker ? `said by ${speaker.name}` : 'names nobody'}
              {dropped.length > 0 && (
                <>
                  {'; only here: '}
                  {dropped.slice(0, 3).map((passage, i) => (
                    <q key={i}>{shortQuote(wordsAt(articles[side], passage), 90)}</q>
                  ))}
                </>
              )}
            </dd>
          </div>
        );
      })}
      {quotation.whole && <p className={styles.soft}>Nothing was dropped or changed.</p>}
    </dl>
  );
}
