import type { KeyState } from './key-state';

export const commandGroups = [
  'Library',
  'Panes',
  'Finding',
  'Reading',
  'Article',
  'Selecting',
  'Annotating',
  'Caret',
  'Links',
  'Notes',
  'Comparing',
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
  /** Whether there is such a thing at all: a ninth category. Else neither palette nor help names it; absent means always. */
  exists?: () => boolean;
  /** In which states of the keyboard its keys are its own; absent means in all. A key may do different things in each. */
  when?: Partial<KeyState>;
  /** Makes sense as a key only: left out of the palette. */
  keyOnly?: boolean;
  /** What is missing when it is not enabled, as the palette says it; for `reading` that is known. */
  needs?: string;
  run: () => void | Promise<void>;
}
