import { useState, type JSX } from 'react';
import { isRead } from '#contract/read';
import { setArticleTags, setRead } from '../changing-marks';
import { useSummaries } from '../summaries';
import { TagField } from '../ui/TagField';
import { TextButton } from '../ui/TextButton';
import styles from './about.module.css';

/** The tags of an article, and whether it has been read. */
export function ArticleMarks({ id }: { id: string }): JSX.Element | null {
  const article = useSummaries([id])?.get(id);
  const [open, setOpen] = useState(false);
  if (!article) return null;
  const read = isRead(article);
  return (
    <div className={styles.marks}>
      <TagField
        tags={article.tags}
        open={open}
        onChange={(tags) => void setArticleTags(id, tags, article.tags)}
        onOpen={() => setOpen(true)}
        onEnd={() => setOpen(false)}
      />
      <TextButton kind="quiet" changes onPress={() => void setRead([id], !read)}>
        {read ? 'Mark as unread' : 'Mark as read'}
      </TextButton>
    </div>
  );
}
