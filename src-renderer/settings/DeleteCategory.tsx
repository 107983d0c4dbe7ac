import { useState, type JSX } from 'react';
import type { Category } from '#contract';
import { sayError } from '../toasts';
import { TextButton } from '../ui/TextButton';
import styles from './categories.module.css';
import { deleteCategory } from './editing-categories';

interface Props {
  category: Category;
  categories: readonly Category[];
  count: number | null;
  onEnd: () => void;
}

const none = '';

/** Asks what becomes of the notes of a category that goes. */
export function DeleteCategory({ category, categories, count, onEnd }: Props): JSX.Element {
  const others = categories.filter(({ id }) => id !== category.id);
  const [to, setTo] = useState(others[0]?.id ?? none);
  const many =
    count === null ? 'Its notes' : count === 1 ? 'Its one note' : `Its ${count.toLocaleString()} notes`;
  return (
    <form
      className={styles.deleting}
      aria-label={`Delete ${category.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        onEnd();
        void deleteCategory(category.id, to === none ? null : to).catch(sayError);
      }}
    >
      <label>
        {many} will be {/* The question stands where the button was that asked it. */}
        <select autoFocus value={to} onChange={(event) => setTo(event.target.value)}>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              in “{name}”
            </option>
          ))}
          <option value={none}>without a category, in grey</option>
        </select>
      </label>
      <span className={styles.choices}>
        <TextButton type="submit" kind="primary">
          Delete the category
        </TextButton>
        <TextButton onPress={onEnd}>Cancel</TextButton>
      </span>
    </form>
  );
}
