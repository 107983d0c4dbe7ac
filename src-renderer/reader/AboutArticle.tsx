import type { JSX } from 'react';
import type { Article } from '#contract';
import { longDate } from '../dates';
import { Scroll } from '../ui/Scroll';
import styles from './about.module.css';

const titleFrom = {
  headline: null,
  metadata: null,
  summary: 'The file has no headline of its own; its summary serves as title.',
  'file-name': 'The file has no headline of its own; its name serves as title.',
} as const;

/** Where the article is from, how it was read, and what cleaning took out. */
export function AboutArticle({ article }: { article: Article }): JSX.Element {
  const { source } = article;
  const facts = [
    ['Outlet', article.siteName],
    ['By', article.byline],
    ['Published', article.publishedTime && longDate(article.publishedTime)],
    ['Address', source.url],
    ['File', source.fileName],
    ['Imported', longDate(source.importedAt)],
    ['Encoding', source.encoding],
  ] as const;
  const remarks = [titleFrom[article.titleFrom], ...article.warnings].filter((remark) => remark !== null);
  return (
    <Scroll label="About this article" className={styles.about}>
      <dl className={styles.facts}>
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ),
        )}
      </dl>
      {remarks.map((remark) => (
        <p key={remark} className={styles.remark}>
          {remark}
        </p>
      ))}
      <h3>Taken out by cleaning</h3>
      {article.removed.length === 0 ? (
        <p className={styles.remark}>Nothing. The file held the article alone.</p>
      ) : (
        <ol className={styles.removed}>
          {article.removed.map((block, i) => (
            <li key={i}>
              <span className={styles.reason}>{block.reason}</span>
              <span dir="auto">{block.text.length > 240 ? `${block.text.slice(0, 240)}…` : block.text}</span>
            </li>
          ))}
        </ol>
      )}
    </Scroll>
  );
}
