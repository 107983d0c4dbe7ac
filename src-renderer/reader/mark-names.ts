import type { Category } from '#contract';

/** Colour and line of a category; the line is the second sign, so that colour is never the only one. */
export type MarkStyle = Pick<Category, 'colour' | 'line'>;

/** `syn-<colour>-<line>-<depth>`: a group of its own for each, since ranges of one group do not blend. */
export function markName({ colour, line }: MarkStyle, depth: number): string {
  return `syn-${colour}-${line}-${depth}`;
}

/** Names in `CSS.highlights` beside those of the marks; styled in highlights.css. A later one lies on top. */
export const signs = [
  'syn-linked',
  'syn-found',
  'syn-differing',
  'syn-counterpart',
  'syn-evidence',
  'syn-pending',
  'syn-hit',
  'syn-hovered',
  'syn-focused',
] as const;
