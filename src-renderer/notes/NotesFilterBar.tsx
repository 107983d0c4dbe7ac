import { SlidersHorizontal } from 'lucide-react';
import { useState, type JSX } from 'react';
import {
  Checkbox,
  Dialog,
  DialogTrigger,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Radio,
  RadioGroup,
  SearchField,
  ToggleButton,
  ToggleButtonGroup,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import { announce } from '../announce';
import { useAnswer } from '../api';
import { levelled } from '../levelled';
import { usePreferences } from '../preferences';
import { CategoryMark } from '../ui/CategoryMark';
import { IconButton } from '../ui/IconButton';
import { TextButton } from '../ui/TextButton';
import { clearFilter, isFiltering, notesFilterId, setFilter, useNotebook } from './notebook-state';
import styles from './notebook.module.css';
import { clearTicked } from './ticked';
import { useCountSaid, type Notes } from './use-notes';

const narrow = (change: Parameters<typeof setFilter>[0]): void => {
  clearTicked();
  setFilter(change);
};

/** Words, categories, and what else narrows the notes down. */
export function NotesFilterBar({ notes }: { notes: Notes }): JSX.Element {
  const filter = useNotebook((state) => state.filter);
  const { categories } = usePreferences();
  useCountSaid(notes, announce);
  const more = filter.tags.length + Number(filter.noted !== undefined) + Number(filter.unplaced);
  return (
    <div className={styles.filter} role="search" aria-label="Notes">
      <SearchField className={styles.search!} value={filter.words} onChange={(words) => narrow({ words })}>
        <Label className="visually-hidden">Filter notes by words, category or tag</Label>
        <Input id={notesFilterId} placeholder="Filter notes" maxLength={300} />
      </SearchField>
      <div className={styles.narrowing}>
        <ToggleButtonGroup
          aria-label="Categories"
          selectionMode="multiple"
          className={styles.marks!}
          selectedKeys={filter.categories}
          onSelectionChange={(keys) => narrow({ categories: [...keys].map(String) })}
        >
          {categories.map((category) => (
            <TooltipTrigger key={category.id} delay={400} closeDelay={0}>
              <ToggleButton id={category.id} aria-label={category.name} className={styles.markToggle!}>
                <CategoryMark category={category} />
              </ToggleButton>
              <Tooltip className={styles.tooltip!} offset={6}>
                {category.name}
              </Tooltip>
            </TooltipTrigger>
          ))}
        </ToggleButtonGroup>
        <DialogTrigger>
          <IconButton
            icon={SlidersHorizontal}
            label={more ? `More filters, ${more} set` : 'More filters'}
            active={more > 0}
            small
          />
          <Popover className={styles.popover!} placement="bottom end">
            <Dialog aria-label="More filters" className={styles.moreFilters!}>
              <MoreFilters />
            </Dialog>
          </Popover>
        </DialogTrigger>
      </div>
      {isFiltering(filter) && notes.ready && (
        <p className={styles.found}>
          <span>
            {notes.total === 0
              ? 'No note matches'
              : notes.total === 1
                ? '1 note matches'
                : `${notes.total.toLocaleString()} notes match`}
            {filter.tags.length > 0 && <bdi> · {filter.tags.map((tag) => `#${tag}`).join(' ')}</bdi>}
          </span>
          <TextButton kind="quiet" onPress={() => (clearTicked(), clearFilter())}>
            Clear filter
          </TextButton>
        </p>
      )}
    </div>
  );
}

/** Tags that are offered at once; more are found by typing. */
const mostTags = 100;

function MoreFilters(): JSX.Element {
  const { tags, noted, unplaced } = useNotebook((state) => state.filter);
  const { data: known = [] } = useAnswer('listTags', {});
  const [wanted, setWanted] = useState('');
  const found = known.filter((tag) => levelled(tag).includes(levelled(wanted)));
  const offered = [...tags, ...found.filter((tag) => !tags.includes(tag)).slice(0, mostTags)];
  return (
    <>
      <RadioGroup
        className={styles.radios!}
        value={noted === undefined ? 'any' : noted ? 'with' : 'without'}
        onChange={(value) => narrow({ noted: value === 'any' ? undefined : value === 'with' })}
      >
        <Label>Note</Label>
        <Radio value="any">With or without</Radio>
        <Radio value="with">With a note</Radio>
        <Radio value="without">Without</Radio>
      </RadioGroup>
      <Checkbox
        className={styles.check!}
        isSelected={unplaced}
        onChange={(only) => narrow({ unplaced: only })}
      >
        <span className={styles.box} aria-hidden />
        Only without a place in the text
      </Checkbox>
      <div className={styles.tagFilter}>
        <SearchField value={wanted} onChange={setWanted}>
          <Label>Tags</Label>
          <Input placeholder="Find a tag" />
        </SearchField>
        <ListBox
          aria-label="Tags"
          selectionMode="multiple"
          // It closes the dialog, and takes no choice back.
          escapeKeyBehavior="none"
          className={styles.tagChoices!}
          items={offered.map((tag) => ({ id: tag }))}
          selectedKeys={tags}
          onSelectionChange={(keys) => keys !== 'all' && narrow({ tags: [...keys].map(String).slice(0, 50) })}
          renderEmptyState={() => (
            <p className={styles.hint}>{known.length ? 'No such tag.' : 'There are no tags yet.'}</p>
          )}
        >
          {({ id }) => (
            <ListBoxItem id={id} textValue={id} className={styles.menuItem!}>
              <bdi>#{id}</bdi>
            </ListBoxItem>
          )}
        </ListBox>
      </div>
    </>
  );
}
