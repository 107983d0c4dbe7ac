import type { NotesGroup } from '#contract';

/** A group of notes with what stands around them in the list. */
export interface Section {
  /** Stable name of the group among those of its kind. */
  key: string;
  group: NotesGroup;
  heading: boolean;
  collapsed: boolean;
  /** Number of its first note, counted over all groups. */
  firstRow: number;
  /** How many notes stand in the list: none when it is collapsed. */
  rows: number;
  /** Articles of which the note on the whole stands above its notes. */
  heads: string[];
  /** Articles whose notes without a place stand below it. */
  trays: string[];
  /** Place in the list of its first item. */
  firstItem: number;
}

/** What stands at a place of the list. */
export type Item =
  | { kind: 'heading'; section: Section }
  | { kind: 'note'; section: Section; row: number }
  | { kind: 'head'; section: Section; article: string }
  | { kind: 'tray'; section: Section; article: string };

export interface GroupShown {
  group: NotesGroup;
  key: string;
  heading: boolean;
  collapsed: boolean;
  heads?: string[];
  trays?: string[];
}

/** Items above the notes of a section. */
const above = ({ heading, heads }: Section): number => (heading ? 1 : 0) + heads.length;

/** The item after the last one of a section. */
export const endOf = (section: Section): number =>
  section.firstItem + above(section) + section.rows + section.trays.length;

/** The list of notes as it is laid out: groups of rows, of which very many exist by their number only. */
export class Sections {
  readonly list: readonly Section[];
  /** How many items the list has. */
  readonly count: number;

  constructor(groups: readonly GroupShown[]) {
    let [firstRow, firstItem] = [0, 0];
    this.list = groups.map(({ group, key, heading, collapsed, heads = [], trays = [] }) => {
      const rows = collapsed ? 0 : group.count;
      const around = collapsed ? { heads: [], trays: [] } : { heads, trays };
      const section = { key, group, heading, collapsed, firstRow, rows, firstItem, ...around };
      firstRow += group.count;
      firstItem = endOf(section);
      return section;
    });
    this.count = firstItem;
  }

  private sectionAt(is: (section: Section) => boolean): Section | undefined {
    let [low, high] = [0, this.list.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const section = this.list[middle];
      if (section && is(section)) low = middle;
      else high = middle - 1;
    }
    return this.list[low];
  }

  at(item: number): Item | undefined {
    if (item < 0 || item >= this.count) return undefined;
    const section = this.sectionAt(({ firstItem }) => firstItem <= item);
    if (!section) return undefined;
    if (section.heading && item === section.firstItem) return { kind: 'heading', section };
    const within = item - section.firstItem - above(section);
    if (within < 0) return { kind: 'head', section, article: section.heads.at(within) ?? '' };
    if (within < section.rows) return { kind: 'note', section, row: section.firstRow + within };
    return { kind: 'tray', section, article: section.trays[within - section.rows] ?? '' };
  }

  /** Where a note stands, or the heading of its collapsed group; -1 when there is no such note. */
  itemOfRow(row: number): number {
    const section = this.sectionAt(({ firstRow, group }) => firstRow <= row && group.count > 0);
    if (!section || row < section.firstRow || row >= section.firstRow + section.group.count) return -1;
    if (section.collapsed) return section.firstItem;
    return section.firstItem + above(section) + row - section.firstRow;
  }
}
