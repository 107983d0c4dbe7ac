import { MessageSquareText, Tag as TagIcon, Trash2 } from 'lucide-react';
import type { JSX } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { Annotation } from '#contract';
import { cardId, noteOf, passageOf, quoteOf, tagsOf } from '../annotation';
import { changeAnnotation, deleteAnnotation } from '../annotating';
import { usePreferences } from '../preferences';
import { CategoryMark } from '../ui/CategoryMark';
import { IconButton } from '../ui/IconButton';
import { editAnnotation, endEditing, revealPassage, selectAnnotation, useWorkspace } from '../workspace';
import { NoteEditor } from './NoteEditor';
import styles from './notes.module.css';
import { TagField } from './TagField';

interface Props {
  annotation: Annotation;
  lang: string | null;
  /** Whether its words stand in the text as it is now. */
  placed: boolean;
}

export function AnnotationCard({ annotation, lang, placed }: Props): JSX.Element {
  const { id } = annotation;
  const article = annotation.target.source;
  const { categories } = usePreferences();
  const selected = useWorkspace((workspace) => workspace.annotation?.id === id);
  const editing = useWorkspace((workspace) =>
    workspace.editing?.id === id ? workspace.editing.field : null,
  );
  const category = categories.find((other) => other.id === annotation.category);
  const note = noteOf(annotation);
  const tags = tagsOf(annotation);

  const goTo = (): void => {
    if (placed) revealPassage(article, passageOf(annotation));
    selectAnnotation({ article, id });
  };

  return (
    <div
      id={cardId(id)}
      className={styles.card}
      data-selected={selected || undefined}
      data-unplaced={!placed || undefined}
      data-colour={category?.colour ?? 'grey'}
      // ARIA 1.3: what aria-details of an annotated block points at is read as a comment.
      // eslint-disable-next-line jsx-a11y/aria-role
      role="comment"
    >
      <MenuTrigger>
        <Button
          className={styles.categoryButton!}
          aria-label={`Category: ${category?.name ?? annotation.category}`}
        >
          {category && <CategoryMark category={category} />}
          <span>{category?.name ?? annotation.category}</span>
        </Button>
        <Popover className={styles.menu!} placement="bottom start">
          <Menu
            aria-label="Category"
            selectionMode="single"
            selectedKeys={[annotation.category]}
            onAction={(key) => void changeAnnotation(annotation, { category: String(key) }, 'category')}
          >
            {categories.map((other) => (
              <MenuItem key={other.id} id={other.id} textValue={other.name} className={styles.menuItem!}>
                <CategoryMark category={other} />
                {other.name}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <button
        type="button"
        className={styles.quote}
        lang={lang ?? undefined}
        dir="auto"
        onClick={goTo}
        title={placed ? 'Go to the passage' : 'Not in the text as it is now'}
      >
        {quoteOf(annotation)}
      </button>
      {editing === 'note' ? (
        <NoteEditor annotation={annotation} onEnd={endEditing} />
      ) : (
        note && (
          <button
            type="button"
            className={styles.note}
            dir="auto"
            title="Edit the note"
            onClick={() => editAnnotation({ article, id })}
          >
            {note}
          </button>
        )
      )}
      {(editing === 'tags' || tags.length > 0) && (
        <TagField
          tags={tags}
          open={editing === 'tags'}
          onChange={(next) => void changeAnnotation(annotation, { tags: next }, 'tags')}
          onOpen={() => editAnnotation({ article, id }, 'tags')}
          onEnd={endEditing}
        />
      )}
      <span className={styles.cardTools}>
        {!note && editing !== 'note' && (
          <IconButton
            icon={MessageSquareText}
            label="Write a note"
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
          icon={Trash2}
          label="Delete highlight"
          command="annotate.delete"
          small
          onPress={() => void deleteAnnotation(article, id)}
        />
      </span>
    </div>
  );
}
