import type { Sort } from '../shelf';

const newest = ['Newest first', 'Oldest first'] as const;
const alphabet = ['A to Z', 'Z to A'] as const;

/** What an order is called, and its usual way and the other one. */
export const sorts: Record<Sort, { name: string; ways: readonly [string, string] }> = {
  relevance: { name: 'Best match', ways: ['Best first', 'Best last'] },
  imported: { name: 'Imported', ways: newest },
  published: { name: 'Published', ways: newest },
  opened: { name: 'Last opened', ways: newest },
  title: { name: 'Title', ways: alphabet },
  site: { name: 'Outlet', ways: alphabet },
  length: { name: 'Length', ways: ['Longest first', 'Shortest first'] },
  notes: { name: 'Notes', ways: ['Most first', 'Fewest first'] },
  collected: { name: 'Own order', ways: ['First first', 'Last first'] },
  progress: { name: 'Progress', ways: ['Furthest first', 'Least first'] },
};
