import { endOf, type Section, type Sections } from '../sections';
import type { RowHeights } from '../../list/row-heights';

/** What is drawn of a group; gaps are the room, in CSS pixels, of what is not. */
export interface DrawnSection {
  section: Section;
  /** Above the group. */
  gap: number;
  /** Without the heading, which is drawn whenever anything of its group is. */
  items: { item: number; gap: number }[];
  /** Below the last drawn item of the group. */
  rest: number;
}

/** @param shown the items to draw, in their order */
export function drawnSections(
  shown: readonly number[],
  sections: Sections,
  heights: RowHeights,
): { drawn: DrawnSection[]; rest: number } {
  const drawn: DrawnSection[] = [];
  let below = 0;
  for (const item of shown) {
    const section = sections.at(item)?.section;
    if (!section) continue;
    let last = drawn.at(-1);
    if (last?.section !== section) {
      const top = heights.top(section.firstItem);
      const end = heights.top(endOf(section));
      const headed = heights.top(section.firstItem + (section.heading ? 1 : 0));
      last = { section, gap: top - below, items: [], rest: end - headed };
      drawn.push(last);
      below = end;
    }
    if (section.heading && item === section.firstItem) continue;
    const end = heights.top(endOf(section));
    last.items.push({ item, gap: heights.top(item) - (end - last.rest) });
    last.rest = end - heights.top(item + 1);
  }
  return { drawn, rest: heights.total - below };
}

/** The rows between two items of the list, both among them; null when there are none. */
export function rowsBetween(
  sections: Sections,
  first: number,
  last: number,
): { from: number; to: number } | null {
  let [from, to] = [-1, -1];
  for (let item = first; item <= last && from < 0; item++) {
    const at = sections.at(item);
    if (at?.kind === 'note') from = at.row;
  }
  for (let item = last; item >= first && to < 0; item--) {
    const at = sections.at(item);
    if (at?.kind === 'note') to = at.row;
  }
  return from < 0 || to < 0 ? null : { from, to };
}
