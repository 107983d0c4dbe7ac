import { useEffect, useState, type JSX } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import type { ArticleSummary, DuplicateGroup } from '#contract';
import { minutesOf } from '../article-state';
import { counted } from '../counted';
import { shortDate } from '../dates';
import { Scroll } from '../ui/Scroll';
import { Sheet } from '../ui/Sheet';
import { TextButton } from '../ui/TextButton';
import { closeDialog, mostPanes, openTogether } from '../workspace';
import styles from './duplicates.module.css';
import { endLooking, useDuplicates } from './finding-duplicates';
import { keepApart, merge, useMerging } from './merging';

/** Articles that are the same, or nearly: looked at side by side, made one, or said to be different. */
export default function DuplicatesDialog(): JSX.Element {
  const chosen = useMerging((state) => state.chosen);
  return (
    <Sheet title={chosen ? 'Merge into one article' : 'Duplicates'} onClose={closeDialog} wide>
      {chosen ? <Group articles={chosen} onMerged={closeDialog} /> : <Found />}
    </Sheet>
  );
}

function Found(): JSX.Element {
  const { groups, error, done } = useDuplicates();
  useEffect(() => endLooking, []);
  if (error) {
    return (
      <p className={styles.empty} role="alert">
        {error.message}
      </p>
    );
  }
  if (!groups) return <Looking done={done} />;
  if (groups.length === 0) {
    return (
      <p className={styles.empty}>
        No article is there twice. Articles from one address and articles with nearly the same text would be
        shown here.
      </p>
    );
  }
  return (
    <Scroll label="Duplicates" className={styles.groups}>
      <p className={styles.intro} role="status">
        {counted(groups.length, 'group')} of articles that are the same, or nearly
      </p>
      {groups.map((group) => (
        <Group key={group.articles.map(({ id }) => id).join()} articles={group.articles} group={group} />
      ))}
    </Scroll>
  );
}

/** The first time, and after many imports, all texts must be read. */
function Looking({ done }: { done: number }): JSX.Element {
  return (
    <>
      <div
        className={styles.progress}
        role="progressbar"
        aria-label="Texts compared"
        aria-valuenow={Math.round(done * 100)}
        aria-valuemax={100}
      >
        <span style={{ width: `${done * 100}%` }} />
      </div>
      <p className={styles.empty} role="status">
        Looking for articles that are alike. The first time every text is read; you can go on reading
        meanwhile.
      </p>
      <footer className={styles.footer}>
        <TextButton autoFocus onPress={closeDialog}>
          Cancel
        </TextButton>
      </footer>
    </>
  );
}

/** Why they are taken for the same, in plain words. */
function why({ by, likeness }: DuplicateGroup): string {
  const share = Math.floor(likeness * 100);
  const text =
    likeness >= 0.995
      ? 'the same text'
      : share > 0
        ? `${share} % of their wording is the same`
        : 'little text in common';
  const address = by.includes('address') && 'the same address';
  return [address, (by.includes('text') || likeness > 0) && text].filter(Boolean).join(', ');
}

interface GroupProps {
  articles: readonly ArticleSummary[];
  group?: DuplicateGroup;
  onMerged?: () => void;
}

function Group({ articles, group, onMerged }: GroupProps): JSX.Element {
  const [kept, setKept] = useState(articles[0]?.id ?? '');
  const into = articles.find(({ id }) => id === kept) ?? articles[0];
  const others = articles.filter((article) => article !== into);
  const [first] = articles;
  return (
    <section className={styles.group} aria-label={first?.title ?? 'Articles'}>
      {group && <h3 className={styles.why}>{capital(why(group))}</h3>}
      <RadioGroup
        aria-label="Which one is kept"
        className={styles.articles!}
        value={into?.id ?? null}
        onChange={setKept}
      >
        {articles.map((article) => (
          <Radio key={article.id} value={article.id} className={styles.article!}>
            <span className={styles.dot} aria-hidden />
            <span className={styles.words}>
              <span className={styles.title} dir="auto" lang={article.lang ?? undefined}>
                {article.title}
              </span>
              <span className={styles.facts}>{factsOf(article)}</span>
            </span>
          </Radio>
        ))}
      </RadioGroup>
      {into && (
        <p className={styles.says}>
          {others.length === 1 ? 'The other one goes' : `The other ${others.length} go`} to the trash;{' '}
          {others.length === 1 ? 'its' : 'their'} notes, tags, links and collections come to the one that is
          kept. Notes that have no place in its text wait there for you.
        </p>
      )}
      <footer className={styles.actions}>
        {articles.length <= mostPanes && (
          <TextButton
            onPress={() => {
              closeDialog();
              openTogether(articles.map(({ id }) => id));
            }}
          >
            Open side by side
          </TextButton>
        )}
        {group && (
          <TextButton changes onPress={() => void keepApart(articles)}>
            These are different
          </TextButton>
        )}
        <TextButton
          kind="primary"
          changes
          onPress={() => {
            if (into) void merge(into, others).then((done) => done && onMerged?.());
          }}
        >
          Merge
        </TextButton>
      </footer>
    </section>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const factsOf = (article: ArticleSummary): string =>
  [
    // Two of one title and one day are told apart by their files.
    article.siteName ?? article.source.fileName,
    article.publishedTime && shortDate(article.publishedTime),
    `added ${shortDate(article.source.importedAt)}`,
    `${minutesOf(article)} min`,
    article.annotations > 0 ? counted(article.annotations, 'note') : 'no notes',
  ]
    .filter(Boolean)
    .join(' · ');
