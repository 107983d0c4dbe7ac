import type { Category } from '#contract';

/** Soft enough to read through, and told apart on paper by the line below as well; what categories are painted with in pages and documents. */
export const categoryPaint: Record<Category['colour'], string> = {
  yellow: '#f7e9a8',
  green: '#d3ebc9',
  blue: '#cfe3f5',
  red: '#f6d0c9',
  grey: '#e3e0da',
  violet: '#e2d6f2',
  orange: '#f8dcb8',
  teal: '#c8e8e4',
  pink: '#f5d2e2',
};
