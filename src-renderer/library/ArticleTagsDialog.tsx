import { useState, type JSX } from 'react';
import { limits } from '#contract/limits';
import { setArticleTags, tagArticles, untagArticles } from '../changing-marks';
import { counted } from '../counted';
import { useSummaries } from '../summaries';
import { Sheet } from '../ui/Sheet';
import { TagField } from '../ui/TagField';
import { TextButton } from '../ui/TextButton';
import { closeDialog } from '../workspace';
import { useTagging } from './article-tags';
import styles from './dialogs.module.css';

/** Articles whose tags are shown before they are changed; of more, tags are only added and taken away. */
const few = limits.changes;

/** The tags of one article, or what is to become of those of many. */
export default function ArticleTagsDialog(): JSX.Element {
  const articles = useTagging((state) => state.articles);
  const [only] = articles;
  return articles.length === 1 && only !== undefined ? (
    <OneArticle id={only} />
  ) : (
    <Many articles={articles} />
  );
}

function OneArticle({ id }: { id: string }): JSX.Element {
  const article = useSummaries([id])?.get(id);
  const [open, setOpen] = useState(true);
  return (
    <Sheet title="Tags of the article" onClose={closeDialog}>
      <div className={styles.form}>
        <p className={styles.remark} dir="auto">
          {article?.title}
        </p>
        {article && (
          <TagField
            tags={article.tags}
            open={open}
            onChange={(tags) => void setArticleTags(id, tags, article.tags)}
            onOpen={() => setOpen(true)}
            onEnd={() => setOpen(false)}
          />
        )}
        <footer className={styles.actions}>
          <TextButton kind="primary" onPress={closeDialog}>
            Done
          </TextButton>
        </footer>
      </div>
    </Sheet>
  );
}

function Many({ articles }: { articles: readonly string[] }): JSX.Element {
  const summaries = useSummaries(articles.length <= few ? articles : []);
  const [added, setAdded] = useState<string[]>([]);
  const [open, setOpen] = useState(true);
  const counts = new Map<string, number>();
  for (const { tags } of summaries?.values() ?? [])
    for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const common = [...counts].sort(([, a], [, b]) => b - a).slice(0, 30);
  const tag = (): void => {
    closeDialog();
    void tagArticles(articles, added);
  };
  return (
    <Sheet title={`Tags of ${counted(articles.length, 'article')}`} onClose={closeDialog}>
      <div className={styles.form}>
        <p className={styles.remark}>Added to each of them; other tags stay.</p>
        <TagField
          tags={added}
          open={open}
          onChange={setAdded}
          onOpen={() => setOpen(true)}
          onEnd={() => setOpen(false)}
        />
        {common.length > 0 && (
          <>
            <p className={styles.remark}>On some of them now:</p>
            <ul className={styles.common}>
              {common.map(([one, count]) => (
                <li key={one}>
                  <bdi>#{one}</bdi>
                  <span className={styles.remark}>
                    {count === articles.length ? 'all' : count.toLocaleString()}
                  </span>
                  <TextButton kind="quiet" onPress={() => void untagArticles(articles, one)}>
                    Take off
                  </TextButton>
                </li>
              ))}
            </ul>
          </>
        )}
        <footer className={styles.actions}>
          <TextButton kind="quiet" onPress={closeDialog}>
            Cancel
          </TextButton>
          <TextButton kind="primary" isDisabled={added.length === 0} onPress={tag}>
            Add
          </TextButton>
        </footer>
      </div>
    </Sheet>
  );
}
