import { ChevronDown, ChevronRight } from 'lucide-react';
import type { JSX } from 'react';
import type { NotesQuery } from '#contract';
import { longDate } from '../dates';
import { usePreferences } from '../preferences';
import { CategoryMark } from '../ui/CategoryMark';
import { toggleCollapsed } from './notebook-state';
import styles from './notebook.module.css';
import type { Section } from './sections';

interface Props {
  section: Section;
  kind: NotesQuery['group'];
  active: boolean;
  measure: (element: HTMLElement | null) => (() => void) | undefined;
  onFocus: () => void;
}

/** What the notes below it have in common; it stays in sight while they are, and hides them. */
export function GroupHeading({ section, kind, active, measure, onFocus }: Props): JSX.Element {
  const { categories } = usePreferences();
  const { key, group, collapsed, firstItem } = section;
  const category = kind === 'category' ? categories.find(({ id }) => id === group.key) : undefined;
  const label =
    kind === 'date'
      ? longDate(group.key)
      : kind === 'tag'
        ? group.key === ''
          ? 'Without a tag'
          : `#${group.key}`
        : (category?.name ?? group.label);
  const Arrow = collapsed ? ChevronRight : ChevronDown;
  return (
    <div
      role="row"
      ref={measure}
      data-item={firstItem}
      data-key={`h:${key}`}
      aria-rowindex={firstItem + 1}
      aria-expanded={!collapsed}
      aria-label={`${label}, ${group.count === 1 ? '1 note' : `${group.count} notes`}`}
      tabIndex={active ? 0 : -1}
      className={styles.heading}
      onFocus={onFocus}
    >
      <div role="rowheader" className={styles.headingCell}>
        <button type="button" tabIndex={-1} className={styles.fold} onClick={() => toggleCollapsed(key)}>
          <Arrow size={14} aria-hidden />
          {category && <CategoryMark category={category} />}
          <bdi className={styles.headingName}>{label}</bdi>
          <span className={styles.count}>{group.count.toLocaleString()}</span>
        </button>
      </div>
    </div>
  );
}
