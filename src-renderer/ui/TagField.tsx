import { X } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import {
  Button,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Tag,
  TagGroup,
  TagList,
} from 'react-aria-components';
import { limits } from '#contract/limits';
import { writingField } from '../expected-editor';
import { useKnownTags } from '../known-tags';
import { useRefusal } from '../read-only';
import { completions, splitTags } from '../tag-completion';
import styles from './tag-field.module.css';

interface Props {
  tags: string[];
  /** Whether a new tag is being written. */
  open: boolean;
  onChange: (tags: string[]) => void;
  onOpen: () => void;
  onEnd: () => void;
  /** Enter in the empty field; without it that ends the writing. */
  onDone?: (() => void) | undefined;
  /** What stands in the field and is no tag yet. */
  onTyping?: ((text: string) => void) | undefined;
}

/** Tags as chips, with completion from the tags in use. */
export function TagField({ tags, open, onChange, onOpen, onEnd, onDone, onTyping }: Props): JSX.Element {
  const refusal = useRefusal();
  const without = (gone: Set<unknown>): string[] => tags.filter((tag) => !gone.has(tag));
  return (
    <div className={styles.tags}>
      {tags.length > 0 && (
        <TagGroup {...(refusal === null && { onRemove: (gone) => onChange(without(new Set(gone))) })}>
          <Label className="visually-hidden">Tags</Label>
          <TagList className={styles.tagList!}>
            {tags.map((tag) => (
              <Tag key={tag} id={tag} textValue={tag} className={styles.tag!}>
                <bdi className={styles.tagName} title={tag}>
                  #{tag}
                </bdi>
                {refusal === null && (
                  <Button slot="remove" className={styles.removeTag!} aria-label={`Remove ${tag}`}>
                    <X size={11} aria-hidden />
                  </Button>
                )}
              </Tag>
            ))}
          </TagList>
        </TagGroup>
      )}
      {refusal !== null ? null : open ? (
        <NewTag
          used={tags}
          onAdd={(added) => onChange([...tags, ...added].slice(0, limits.tags))}
          onTakeBack={() => onChange(tags.slice(0, -1))}
          onEnd={onEnd}
          onDone={onDone ?? onEnd}
          onTyping={onTyping}
        />
      ) : (
        <button type="button" className={styles.addTag} onClick={onOpen}>
          <span aria-hidden>+</span>
          <span className="visually-hidden">Add tag</span>
        </button>
      )}
    </div>
  );
}

interface NewTagProps {
  used: string[];
  onAdd: (tags: string[]) => void;
  /** Takes the last tag away. */
  onTakeBack: () => void;
  onEnd: () => void;
  onDone: () => void;
  onTyping: Props['onTyping'];
}

/** Enter, comma or Tab add what is typed or chosen; Backspace in the empty field takes the last tag away. */
function NewTag({ used, onAdd, onTakeBack, onEnd, onDone, onTyping }: NewTagProps): JSX.Element {
  const known = useKnownTags();
  const [value, setValue] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus(), []);

  const add = (text: string): void => {
    const added = splitTags(text).filter((tag) => !used.includes(tag));
    if (added.length > 0) onAdd(added);
    onTyping?.('');
    setValue('');
  };
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const { key, currentTarget } = event;
    // Enter and Tab take the completion that is lit; the list sees to that itself.
    const lit = currentTarget.getAttribute('aria-activedescendant');
    if (key === 'Tab' && !event.shiftKey && value.trim() !== '') {
      event.preventDefault();
      if (!lit) add(value);
    } else if (key === ',' || (key === 'Enter' && !lit)) {
      event.preventDefault();
      if (value.trim()) add(value);
      else if (key === 'Enter') onDone();
    } else if (key === 'Backspace' && value === '' && used.length > 0) {
      event.preventDefault();
      onTakeBack();
    } else if (key === 'Escape' && currentTarget.getAttribute('aria-expanded') !== 'true') {
      setValue('');
      // A dialog is about nothing else: it is left at once.
      if (currentTarget.closest('[role="dialog"]')) return;
      event.stopPropagation();
      onEnd();
    }
  };
  return (
    <ComboBox
      allowsCustomValue
      menuTrigger="input"
      inputValue={value}
      onInputChange={(text) => {
        onTyping?.(text);
        setValue(text);
      }}
      selectedKey={null}
      onSelectionChange={(key) => key !== null && add(String(key))}
      items={completions(known, value, used).map(({ tag, count }) => ({ id: tag, count }))}
      onBlur={() => {
        add(value);
        onEnd();
      }}
      className={styles.newTag!}
    >
      <Label className="visually-hidden">New tag</Label>
      <Input
        ref={input}
        {...writingField}
        dir="auto"
        placeholder="New tag"
        onKeyDown={press}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain');
          if (!/[,;\n]/.test(pasted)) return;
          event.preventDefault();
          add(`${value}${pasted}`);
        }}
      />
      <Popover className={styles.menu!} placement="bottom start">
        <ListBox<{ id: string; count: number | null }>>
          {({ id, count }) => (
            <ListBoxItem textValue={id} className={styles.menuItem!}>
              <bdi className={styles.tagName}>{id}</bdi>
              {count !== null && (
                <span
                  className={styles.tagCount}
                  aria-label={`used ${count} ${count === 1 ? 'time' : 'times'}`}
                >
                  {count}
                </span>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
