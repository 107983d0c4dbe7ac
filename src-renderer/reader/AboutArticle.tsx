import type { JSX } from 'react';
import type { Article, EditableMetadata } from '#contract';
import { longDate } from '../dates';
import { languageName } from '../language-name';
import { cleanAgain } from '../revising';
import { Scroll } from '../ui/Scroll';
import { TextButton } from '../ui/TextButton';
import { openDialog, showCleaning } from '../workspace';
import styles from './about.module.css';
import { ArticleMarks } from './ArticleMarks';
import { EncodingChoice } from './EncodingChoice';

const titleFrom = {
  headline: null,
  metadata: null,
  summary: 'The file has no headline of its own; its summary serves as title.',
  'file-name': 'The file has no headline of its own; its name serves as title.',
} as const;

/** Where the article is from, how it was read, and what cleaning took out; all of it can be set right from here. */
export function AboutArticle({ article, close }: { article: Article; close: () => void }): JSX.Element {
  const { source } = article;
  const facts: [string, string | null, EditableMetadata?][] = [
    ['Title', article.title, 'title'],
    ['Outlet', article.siteName, 'siteName'],
    ['By', article.byline, 'byline'],
    ['Published', article.publishedTime && longDate(article.publishedTime), 'publishedTime'],
    ['Changed', article.modifiedTime && longDate(article.modifiedTime), 'modifiedTime'],
    ['Language', article.lang && languageName(article.lang), 'lang'],
    ['Address', source.url, 'url'],
    ['File', source.fileName],
    ['Imported', longDate(source.importedAt)],
  ];
  const remarks = [
    article.edited.includes('title') ? null : titleFrom[article.titleFrom],
    ...article.warnings,
  ];
  const removed = article.removed.length;
  return (
    <Scroll label="About this article" className={styles.about}>
      <dl className={styles.facts}>
        {facts.map(
          ([name, value, field]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd dir="auto">
                  {value}
                  {field && article.edited.includes(field) && (
                    <span className={styles.edited}>set by you</span>
                  )}
                </dd>
              </div>
            ),
        )}
      </dl>
      <ArticleMarks id={article.id} />
      <EncodingChoice article={article} />
      {remarks.map(
        (remark) =>
          remark && (
            <p key={remark} className={styles.remark}>
              {remark}
            </p>
          ),
      )}
      <p className={styles.remark}>
        {removed === 0
          ? 'Cleaning took nothing out: the file held the article alone.'
          : `Cleaning took out ${removed === 1 ? 'one piece' : `${removed} pieces`}.`}
        {!article.cleanedByNewest && ' It was done by older rules than those of this Synoptic.'}
      </p>
      <div className={styles.actions}>
        <TextButton
          changes
          onPress={() => {
            close();
            openDialog('metadata');
          }}
        >
          Edit
        </TextButton>
        <TextButton
          onPress={() => {
            close();
            showCleaning(article.id, true);
          }}
        >
          What was removed
        </TextButton>
        <TextButton
          changes
          onPress={() => {
            close();
            void cleanAgain(article.id);
          }}
        >
          Clean again
        </TextButton>
        <TextButton
          onPress={() => {
            close();
            openDialog('article-backups');
          }}
        >
          Earlier notes
        </TextButton>
      </div>
    </Scroll>
  );
}
