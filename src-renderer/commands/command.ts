export const commandGroups = [
  'Library',
  'Panes',
  'Reading',
  'Article',
  'Annotating',
  'Notes',
  'General',
] as const;

/** One thing the reader can do. The table of these drives keys, palette and help, so they cannot disagree. */
export interface Command {
  id: string;
  title: string;
  group: (typeof commandGroups)[number];
  /** Built-in keys, the first is shown. */
  keys: readonly string[];
  /** Whether it makes sense now; absent means always. */
  enabled?: () => boolean;
  run: () => void | Promise<void>;
}
