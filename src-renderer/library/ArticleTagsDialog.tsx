import { useEffect, useRef, useState, type JSX } from 'react';
import { limits } from '#contract/limits';
import { setArticleTags, tagArticles, untagArticles } from '../changing-marks';
import { counted } from '../counted';
import { useSummaries } from '../summaries';
import { splitTags } from '../tag-completion';
import { say } from '../toasts';
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
            onDone={closeDialog}
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
  const typing = useRef('');
  const written = (): string[] => [...new Set([...added, ...splitTags(typing.current)])];
  const tag = (): void => {
    const tags = written();
    closeDialog();
    if (tags.length > 0) void tagArticles(articles, tags);
  };
  const leave = (): void => {
    const tags = written();
    closeDialog();
    if (tags.length === 0) return;
    const named = tags.map((one) => `“${one}”`).join(', ');
    say(`${named} ${tags.length === 1 ? 'was' : 'were'} not added`, {
      label: 'Add',
      run: () => void tagArticles(articles, tags),
    });
  };
  const newest = useRef(tag);
  useEffect(() => {
    newest.current = tag;
  });
  useEffect(() => {
    // Wherever the keyboard is in the dialog: a button would take it for a press of its own.
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      newest.current();
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, []);
  return (
    <Sheet title={`Tags of ${counted(articles.length, 'article')}`} onClose={leave}>
      <div className={styles.form}>
        <p className={styles.remark}>Added to each of them; other tags stay.</p>
        <TagField
          tags={added}
          open={open}
          onChange={setAdded}
          onOpen={() => setOpen(true)}
          onEnd={() => setOpen(false)}
          onDone={tag}
          onTyping={(text) => {
            typing.current = text;
          }}
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
