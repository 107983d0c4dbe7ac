import { FileDown, Tag as TagIcon, Trash2, X } from 'lucide-react';
import { useState, type JSX } from 'react';
import {
  Button,
  Dialog,
  DialogTrigger,
  Input,
  Label,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  TextField,
} from 'react-aria-components';
import { limits } from '#contract/limits';
import { useAnswer } from '../api';
import { changeEach, deleteEach, notes as many, tagEach, untagEach, useChangingMany } from '../changing-many';
import { usePreferences } from '../preferences';
import { sayError } from '../toasts';
import { CategoryMark } from '../ui/CategoryMark';
import { IconButton } from '../ui/IconButton';
import { TextButton } from '../ui/TextButton';
import { openExport, type AnnotationRef } from '../workspace';
import styles from './notebook.module.css';
import { clearTicked, tickAll, tickedCount, tickedRefs, useTicked } from './ticked';
import type { Notes } from './use-notes';

/** What can be done with the ticked notes; how far a long change has come. */
export function BulkBar({ notes }: { notes: Notes }): JSX.Element | null {
  const count = tickedCount(useTicked(), notes.total);
  const running = useChangingMany((state) => state.running);
  const { categories } = usePreferences();
  if (running) {
    return (
      <footer className={styles.bulk} role="status">
        <progress value={running.done} max={running.total} aria-label={running.label} />
        <span className={styles.bulkCount}>
          {running.done.toLocaleString()} of {running.total.toLocaleString()}
        </span>
        <TextButton kind="quiet" onPress={running.cancel}>
          Stop
        </TextButton>
      </footer>
    );
  }
  if (count === 0) return null;

  const withTicked = (change: (refs: AnnotationRef[]) => unknown, clear = false): void => {
    void tickedRefs(notes)
      .then((refs) => {
        if (clear) clearTicked();
        return change(refs);
      })
      .catch(sayError);
  };
  return (
    <footer className={styles.bulk} aria-label="Selected notes">
      <span className={styles.bulkCount}>{count.toLocaleString()} selected</span>
      {count < notes.total && (
        <TextButton kind="quiet" onPress={tickAll}>
          All {notes.total.toLocaleString()}
        </TextButton>
      )}
      <span className={styles.bulkTools}>
        <MenuTrigger>
          <TextButton kind="quiet" changes>
            Category
          </TextButton>
          <Popover className={styles.menu!} placement="top start">
            <Menu
              aria-label="Category of the selected notes"
              items={categories}
              onAction={(key) =>
                withTicked((refs) =>
                  changeEach(
                    refs,
                    { category: String(key) },
                    'category',
                    (n) => `${many(n)} now under ${categories.find(({ id }) => id === key)?.name ?? ''}`,
                  ),
                )
              }
            >
              {(category) => (
                <MenuItem id={category.id} textValue={category.name} className={styles.menuItem!}>
                  <CategoryMark category={category} />
                  {category.name}
                </MenuItem>
              )}
            </Menu>
          </Popover>
        </MenuTrigger>
        <DialogTrigger>
          <IconButton icon={TagIcon} label="Add or remove a tag" small changes />
          <Popover className={styles.popover!} placement="top">
            <Dialog aria-label="Tag of the selected notes" className={styles.moreFilters!}>
              {({ close }) => (
                <TagMany
                  onTag={(tag, add) => {
                    close();
                    withTicked((refs) => (add ? tagEach(refs, tag) : untagEach(refs, tag)));
                  }}
                />
              )}
            </Dialog>
          </Popover>
        </DialogTrigger>
        <IconButton
          icon={FileDown}
          label="Export the selected notes"
          small
          onPress={() => withTicked((refs) => openExport({ kind: 'notes', notes: refs }))}
        />
        <IconButton
          icon={Trash2}
          label="Delete the selected notes"
          small
          changes
          onPress={() => withTicked(deleteEach, true)}
        />
        <IconButton icon={X} label="Clear the selection" small onPress={clearTicked} />
      </span>
    </footer>
  );
}

function TagMany({ onTag }: { onTag: (tag: string, add: boolean) => void }): JSX.Element {
  const { data: known = [] } = useAnswer('listTags', {});
  const [value, setValue] = useState('');
  const tag = value.replace(/^#+/, '').trim().slice(0, limits.tag);
  const offered = known.filter((other) => other.startsWith(tag) && other !== tag).slice(0, 6);
  return (
    <form
      className={styles.tagMany}
      onSubmit={(event) => {
        event.preventDefault();
        if (tag) onTag(tag, true);
      }}
    >
      <TextField autoFocus value={value} onChange={setValue}>
        <Label>Tag</Label>
        <Input maxLength={limits.tag} placeholder="New or known tag" />
      </TextField>
      {offered.length > 0 && (
        <span className={styles.offered}>
          {offered.map((other) => (
            <Button key={other} className={styles.offer!} onPress={() => setValue(other)}>
              <bdi>#{other}</bdi>
            </Button>
          ))}
        </span>
      )}
      <span className={styles.tagActions}>
        <TextButton kind="primary" type="submit" isDisabled={!tag}>
          Add
        </TextButton>
        <TextButton isDisabled={!tag} onPress={() => onTag(tag, false)}>
          Remove
        </TextButton>
      </span>
    </form>
  );
}
