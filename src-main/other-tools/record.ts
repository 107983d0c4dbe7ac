import type { Tool } from '#contract/tools';

/** A passage that was marked in another tool, with what that tool says of it. Times are ISO 8601 in UTC. */
export interface BroughtAnnotation {
  /** The words that were marked; empty for a note on the page as a whole. */
  exact: string;
  /** What stood before and behind them; empty where the tool does not say. */
  prefix: string;
  suffix: string;
  /** Offsets in the tool's own text, which is not ours: a hint. */
  position: { start: number; end: number } | null;
  note: string;
  tags: string[];
  colour: string | null;
  created: string | null;
  modified: string | null;
  /** What the tool calls it. */
  toolId: string | null;
}

/** A page that was kept in another tool. */
export interface BroughtItem {
  /** Where it stands in its file, counted as a table program counts rows; for messages. */
  row: number;
  url: string | null;
  title: string | null;
  byline: string | null;
  siteName: string | null;
  /** ISO 8601 in UTC. */
  savedAt: string | null;
  /** As precise as the file: a day, or a time. */
  publishedTime: string | null;
  tags: string[];
  /** Each collection as the names from the outermost to itself. */
  collections: string[][];
  favourite: boolean;
  /** `finished`: read or archived; null where the tool says neither. */
  state: 'unread' | 'finished' | null;
  /** On the page as a whole, Markdown. */
  note: string;
  /** The entry of the archive that holds the saved page. */
  page: string | null;
  annotations: BroughtAnnotation[];
}

/** What a file of another tool says. */
export interface Brought {
  tool: Tool;
  /** Each page once: entries of one address are one. */
  items: BroughtItem[];
  /** What is wrong with entries, a sentence each; at most `mostProblems`. */
  problems: string[];
  /** How many there were in all. */
  problemCount: number;
  /** What the file holds that has no place here, a sentence each. */
  notTaken: string[];
}

export const mostProblems = 200;
/** Most entries of a file that are read. */
export const mostEntries = 50_000;

export const noItem: Omit<BroughtItem, 'row'> = {
  ...{ url: null, title: null, byline: null, siteName: null, savedAt: null, publishedTime: null },
  ...{ tags: [], collections: [], favourite: false, state: null, note: '', page: null, annotations: [] },
};

export const noAnnotation: BroughtAnnotation = {
  ...{ exact: '', prefix: '', suffix: '', position: null, note: '', tags: [], colour: null },
  ...{ created: null, modified: null, toolId: null },
};
