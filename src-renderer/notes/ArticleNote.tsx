import { NotebookPen } from 'lucide-react';
import { useMemo, type JSX } from 'react';
import type { Article } from '#contract';
import { useAnswer } from '../api';
import { articleNoteId } from '../following-addresses';
import { articleOwner } from '../note-saving';
import { RefusalHere, useNotesRefusal } from '../read-only';
import { ChangeButton } from '../ui/ChangeButton';
import { IconButton } from '../ui/IconButton';
import { editArticleNote, endEditing, useWorkspace } from '../workspace';
import { NoteField } from '../ui/note/NoteField';
import styles from './notes.module.css';

interface Props {
  article: Pick<Article, 'id' | 'title'>;
}

/** What the reader writes on an article as a whole, at the head of its notes. Without one it is a button only. */
export function ArticleNote({ article: { id, title } }: Props): JSX.Element | null {
  const { data: stored } = useAnswer('getArticleNote', { article: id });
  const editing = useWorkspace(({ editing: now }) => now?.field === 'article-note' && now.article === id);
  const owner = useMemo(() => articleOwner(id, title), [id, title]);
  const refusal = useNotesRefusal(id);
  if (!stored) return null;
  return (
    <RefusalHere value={refusal}>
      <div
        id={articleNoteId(id)}
        // An address may lead here.
        tabIndex={-1}
        role="group"
        className={styles.articleNote}
        aria-label={`Note on ${title}`}
      >
        <NoteField
          {...{ owner, stored, editing }}
          label="Note on the article, in Markdown"
          placeholder="What is this article, what for?"
          onEdit={() => editArticleNote(id)}
          onEnd={endEditing}
        />
        {!editing && stored.note === '' && (
          <ChangeButton className={styles.addArticleNote!} onPress={() => editArticleNote(id)}>
            <span aria-hidden>+</span> Note on the article
          </ChangeButton>
        )}
        {!editing && stored.note !== '' && (
          <span className={styles.articleNoteTool}>
            <IconButton
              icon={NotebookPen}
              label="Edit the note on the article"
              command="annotate.article-note"
              small
              onPress={() => editArticleNote(id)}
            />
          </span>
        )}
      </div>
    </RefusalHere>
  );
}
