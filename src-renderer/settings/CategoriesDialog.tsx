import { GripVertical, Plus, RotateCcw, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState, type CSSProperties, type JSX, type KeyboardEvent } from 'react';
import { Button, Input, Label, Menu, MenuItem, MenuTrigger, Popover, TextField } from 'react-aria-components';
import type { Category } from '#contract';
import { categoryColours, categoryLines } from '#contract/categories';
import { announce } from '../announce';
import { useAnswer } from '../api';
import { redo, undo } from '../history';
import { usePreferences } from '../preferences';
import { CategoryMark } from '../ui/CategoryMark';
import { IconButton } from '../ui/IconButton';
import { Sheet } from '../ui/Sheet';
import { TextButton } from '../ui/TextButton';
import { closeDialog } from '../workspace';
import styles from './categories.module.css';
import { CategorySample } from './CategorySample';
import { DeleteCategory } from './DeleteCategory';
import {
  addCategory,
  deleteCategory,
  editCategory,
  moveCategory,
  resetCategories,
} from './editing-categories';
import { useReorder } from './use-reorder';
import { sayError } from '../toasts';

/** The meanings of highlights: their names, colours, lines and order. Everything takes effect at once and can be undone. */
export default function CategoriesDialog(): JSX.Element {
  const { categories } = usePreferences();
  const { data: used } = useAnswer('queryNotes', { scope: { kind: 'library' }, group: 'category' });
  const counts = used && new Map(used.groups.map(({ key, count }) => [key, count]));
  const [shown, setShown] = useState<string | null>(null);
  const [added, setAdded] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const ids = categories.map(({ id }) => id);
  const { dragged, handle } = useReorder(
    ids,
    () => [...(list.current?.children ?? [])].filter((row) => row instanceof HTMLElement),
    (id, to) => {
      moveCategory(id, to);
      const name = categories.find((one) => one.id === id)?.name ?? '';
      announce(`${name}, ${Math.max(1, Math.min(to + 1, ids.length))} of ${ids.length}`);
    },
  );
  const sample = categories.find(({ id }) => id === shown) ?? categories[0];

  return (
    <Sheet title="Categories" onClose={closeDialog}>
      {/* Keys of the whole dialog: what is done here is undone here. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className={styles.dialog} onKeyDown={undoKeys}>
        {sample && <CategorySample category={sample} />}
        <ol ref={list} className={styles.list} aria-label="Categories">
          {categories.map((category, i) => (
            <li
              key={category.id}
              className={styles.item}
              data-dragged={dragged?.id === category.id || undefined}
              style={placeOf(i, category.id)}
              onFocus={() => setShown(category.id)}
              onPointerEnter={() => setShown(category.id)}
            >
              <Row
                {...{ category, categories }}
                count={counts ? (counts.get(category.id) ?? 0) : null}
                isNew={added === category.id}
                handle={
                  <button
                    type="button"
                    className={styles.grip}
                    aria-label={`Place of ${category.name}, ${i + 1} of ${ids.length}; arrow keys move it`}
                    {...handle(category.id)}
                  >
                    <GripVertical size={15} aria-hidden />
                    <span className={styles.number}>{i < 9 ? i + 1 : ''}</span>
                  </button>
                }
              />
            </li>
          ))}
        </ol>
        <footer className={styles.actions}>
          <TextButton icon={Plus} onPress={() => setAdded(addCategory())}>
            Add a category
          </TextButton>
          <TextButton
            kind="quiet"
            icon={RotateCcw}
            isDisabled={!counts}
            onPress={() => resetCategories(new Set(counts?.keys()))}
          >
            Back to the built-in ones
          </TextButton>
        </footer>
      </div>
    </Sheet>
  );

  /** Rows between the dragged one and its place make room. */
  function placeOf(i: number, id: string): CSSProperties {
    if (!dragged) return {};
    if (dragged.id === id) return { translate: `0 ${dragged.by}px` };
    const from = ids.indexOf(dragged.id);
    const shift = from < i && i <= dragged.to ? -1 : dragged.to <= i && i < from ? 1 : 0;
    return { translate: `0 ${shift * 100}%` };
  }
}

const undoKeys = (event: KeyboardEvent): void => {
  if (!(event.ctrlKey || event.metaKey) || !/^[zy]$/i.test(event.key)) return;
  if (event.target instanceof HTMLInputElement && event.target.type === 'text') return;
  event.preventDefault();
  void (event.shiftKey || event.key === 'y' ? redo() : undo());
};

interface RowProps {
  category: Category;
  categories: readonly Category[];
  /** How many notes are in it; null while that is not known. */
  count: number | null;
  isNew: boolean;
  handle: JSX.Element;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function Row({ category, categories, count, isNew, handle }: RowProps): JSX.Element {
  const { id, name, colour, line } = category;
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      <div className={styles.row}>
        {handle}
        <CategoryName category={category} isNew={isNew} />
        <Choice
          label={`Colour of ${name}`}
          chosen={colour}
          options={categoryColours}
          look={(other) => ({ colour: other, line })}
          onChoose={(other) => editCategory(id, { colour: other })}
        />
        <Choice
          label={`Line of ${name}`}
          chosen={line}
          options={categoryLines}
          look={(other) => ({ colour, line: other })}
          onChoose={(other) => editCategory(id, { line: other })}
        />
        <span className={styles.count}>{count ? count.toLocaleString() : ''}</span>
        <IconButton
          icon={Trash2}
          label={`Delete ${name}`}
          small
          isDisabled={categories.length === 1}
          onPress={() => (count === 0 ? void deleteCategory(id, null).catch(sayError) : setDeleting(true))}
        />
      </div>
      {deleting && <DeleteCategory {...{ category, categories, count }} onEnd={() => setDeleting(false)} />}
    </>
  );
}

/** A name counts when the field is left or Enter is pressed: one step; Escape goes back to what it was. */
function CategoryName({
  category: { id, name },
  isNew,
}: {
  category: Category;
  isNew: boolean;
}): JSX.Element {
  const [typed, setTyped] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!isNew) return;
    field.current?.focus();
    field.current?.select();
  }, [isNew]);
  const take = (): void => {
    if (typed?.trim()) editCategory(id, { name: typed.trim() });
    setTyped(null);
  };
  return (
    <TextField
      className={styles.name!}
      value={typed ?? name}
      maxLength={60}
      onChange={setTyped}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
        else if (event.key === 'Escape' && typed !== null) setTyped(null);
        else event.continuePropagation();
      }}
    >
      <Label className="visually-hidden">Name of {name}</Label>
      <Input ref={field} dir="auto" />
    </TextField>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  chosen: T;
  options: readonly T[];
  look: (option: T) => Pick<Category, 'colour' | 'line'>;
  onChoose: (option: T) => void;
}

function Choice<T extends string>({ label, chosen, options, look, onChoose }: ChoiceProps<T>): JSX.Element {
  return (
    <MenuTrigger>
      <Button className={styles.choice!} aria-label={`${label}: ${chosen}`}>
        <CategoryMark category={look(chosen)} />
        <span>{capital(chosen)}</span>
      </Button>
      <Popover className={styles.menu!} placement="bottom start">
        <Menu
          aria-label={label}
          selectionMode="single"
          selectedKeys={[chosen]}
          onAction={(key) => {
            const option = options.find((other) => other === key);
            if (option) onChoose(option);
          }}
        >
          {options.map((option) => (
            <MenuItem key={option} id={option} textValue={capital(option)} className={styles.menuItem!}>
              <CategoryMark category={look(option)} />
              {capital(option)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
