import { MessageSquareText, Share2, Tag as TagIcon, Trash2 } from 'lucide-react';
import { useMemo, type JSX } from 'react';
import type { Annotation } from '#contract';
import { cardId, categoryOf, passageOf, quoteOf, tagsOf, formerQuoteOf } from '../annotation';
import { changeAnnotation, deleteAnnotation } from '../annotating';
import { annotationCopied, copyLink } from '../copying';
import { startDragging } from '../dragging-passage';
import { LinkList } from '../links/LinkList';
import { ownerOf, storedNote } from '../note-saving';
import { usePreferences } from '../preferences';
import { RefusalHere, useNotesRefusal } from '../read-only';
import { IconButton } from '../ui/IconButton';
import { editAnnotation, endEditing, revealPassage, selectAnnotation, useWorkspace } from '../workspace';
import { CategoryMenu } from './CategoryMenu';
import { NoteField } from '../ui/note/NoteField';
import styles from './notes.module.css';
import { TagField } from '../ui/TagField';

interface Props {
  annotation: Annotation;
  lang: string | null;
  /** Whether its words stand in the text as it is now. */
  placed: boolean;
  /** By tag a note has several cards: one of them is written in. */
  writable?: boolean;
  /** And one of them is what the text points at. */
  named?: boolean;
}

export function AnnotationCard({
  annotation,
  lang,
  placed,
  writable = true,
  named = true,
}: Props): JSX.Element {
  const { id } = annotation;
  const article = annotation.target.source;
  const { categories } = usePreferences();
  const selected = useWorkspace((workspace) => workspace.annotation?.id === id);
  const editing = useWorkspace((workspace) =>
    writable && workspace.editing?.id === id ? workspace.editing.field : null,
  );
  const { colour } = categoryOf(annotation.category, categories);
  const stored = useMemo(() => storedNote(annotation), [annotation]);
  const tags = tagsOf(annotation);
  const former = formerQuoteOf(annotation);
  const refusal = useNotesRefusal(article);

  const goTo = (): void => {
    if (placed) revealPassage(article, passageOf(annotation), annotation.target.version);
    selectAnnotation({ article, id });
  };

  return (
    <RefusalHere value={refusal}>
      <div
        id={named ? cardId(id) : undefined}
        className={styles.card}
        data-selected={selected || undefined}
        data-unplaced={!placed || undefined}
        data-colour={colour}
        // ARIA 1.3: what aria-details of an annotated block points at is read as a comment.
        // eslint-disable-next-line jsx-a11y/aria-role
        role="comment"
      >
        <CategoryMenu
          chosen={annotation.category}
          onChoose={(next) => void changeAnnotation(annotation, { category: next }, 'category')}
        />
        <button
          type="button"
          className={styles.quote}
          lang={lang ?? undefined}
          dir="auto"
          draggable={placed}
          onDragStart={(event) => {
            const place = { article, passage: passageOf(annotation), annotation: id };
            startDragging(event, { place }, quoteOf(annotation));
          }}
          onClick={goTo}
          title={placed ? 'Go to the passage' : 'Not in the text as it is now'}
        >
          {quoteOf(annotation)}
        </button>
        {placed && former !== null && (
          <p className={styles.former} dir="auto">
            The text has changed here. You highlighted <q lang={lang ?? undefined}>{former}</q>
          </p>
        )}
        <NoteField
          owner={ownerOf(annotation)}
          stored={stored}
          editing={editing === 'note'}
          label="Note, in Markdown"
          placeholder="Write a note…"
          onEdit={() => editAnnotation({ article, id })}
          onEnd={endEditing}
        />
        {(editing === 'tags' || tags.length > 0) && (
          <TagField
            tags={tags}
            open={editing === 'tags'}
            onChange={(next) => void changeAnnotation(annotation, { tags: next }, 'tags')}
            onOpen={() => editAnnotation({ article, id }, 'tags')}
            onEnd={endEditing}
          />
        )}
        <LinkList article={article} annotation={id} />
        <span className={styles.cardTools}>
          {editing !== 'note' && (
            <IconButton
              icon={MessageSquareText}
              label={stored.note ? 'Edit the note' : 'Write a note'}
              command="annotate.note"
              small
              onPress={() => editAnnotation({ article, id })}
            />
          )}
          {tags.length === 0 && editing !== 'tags' && (
            <IconButton
              icon={TagIcon}
              label="Tags"
              command="annotate.tags"
              small
              onPress={() => editAnnotation({ article, id }, 'tags')}
            />
          )}
          <IconButton
            icon={Share2}
            label="Copy a link to the passage"
            command="annotate.copy-link"
            small
            onPress={() => void copyLink(annotationCopied(annotation))}
          />
          <IconButton
            icon={Trash2}
            label="Delete highlight"
            command="annotate.delete"
            small
            onPress={() => void deleteAnnotation(article, id, annotation)}
          />
        </span>
      </div>
    </RefusalHere>
  );
}
