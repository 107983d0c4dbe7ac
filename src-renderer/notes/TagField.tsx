import { X } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type JSX } from 'react';
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
import { useAnswer } from '../api';
import styles from './notes.module.css';

interface Props {
  tags: string[];
  /** Whether a new tag is being written. */
  open: boolean;
  onChange: (tags: string[]) => void;
  onOpen: () => void;
  onEnd: () => void;
}

/** Tags as chips, with completion from the tags in use. */
export function TagField({ tags, open, onChange, onOpen, onEnd }: Props): JSX.Element {
  const without = (gone: Set<unknown>): string[] => tags.filter((tag) => !gone.has(tag));
  return (
    <div className={styles.tags}>
      {tags.length > 0 && (
        <TagGroup onRemove={(gone) => onChange(without(new Set(gone)))}>
          <Label className="visually-hidden">Tags</Label>
          <TagList className={styles.tagList!}>
            {tags.map((tag) => (
              <Tag key={tag} id={tag} textValue={tag} className={styles.tag!}>
                <bdi>#{tag}</bdi>
                <Button slot="remove" className={styles.removeTag!} aria-label={`Remove ${tag}`}>
                  <X size={11} aria-hidden />
                </Button>
              </Tag>
            ))}
          </TagList>
        </TagGroup>
      )}
      {open ? (
        <NewTag used={tags} onAdd={(tag) => onChange([...tags, tag])} onEnd={onEnd} />
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
  onAdd: (tag: string) => void;
  onEnd: () => void;
}

function NewTag({ used, onAdd, onEnd }: NewTagProps): JSX.Element {
  const { data: known = [] } = useAnswer('listTags', {});
  const [value, setValue] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus(), []);

  const add = (text: string): void => {
    const tag = text.replace(/^#+/, '').trim().slice(0, limits.tag);
    if (tag && !used.includes(tag)) onAdd(tag);
    setValue('');
  };
  return (
    <ComboBox
      allowsCustomValue
      menuTrigger="input"
      inputValue={value}
      onInputChange={setValue}
      onSelectionChange={(key) => key !== null && add(String(key))}
      defaultItems={known.filter((tag) => !used.includes(tag)).map((tag) => ({ id: tag }))}
      onBlur={() => {
        add(value);
        onEnd();
      }}
      className={styles.newTag!}
    >
      <Label className="visually-hidden">New tag</Label>
      <Input
        ref={input}
        placeholder="New tag"
        maxLength={limits.tag}
        onKeyDown={(event) => {
          if (
            (event.key === 'Enter' || event.key === ',') &&
            !event.currentTarget.getAttribute('aria-activedescendant')
          ) {
            event.preventDefault();
            if (value.trim()) add(value);
            else onEnd();
          } else if (event.key === 'Escape' && event.currentTarget.getAttribute('aria-expanded') !== 'true') {
            event.stopPropagation();
            setValue('');
            onEnd();
          }
        }}
      />
      <Popover className={styles.menu!} placement="bottom start">
        <ListBox<{ id: string }>>
          {({ id }) => (
            <ListBoxItem textValue={id} className={styles.menuItem!}>
              #{id}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
