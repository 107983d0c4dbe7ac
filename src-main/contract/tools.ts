/** Tools whose files can be brought in, and what the reader calls them. */
export const toolNames = {
  pocket: 'Pocket',
  instapaper: 'Instapaper',
  omnivore: 'Omnivore',
  readwise: 'Readwise',
  reader: 'Readwise Reader',
  hypothesis: 'Hypothesis',
  raindrop: 'Raindrop',
  matter: 'Matter',
  clipper: 'Obsidian Web Clipper',
  zotero: 'Zotero',
  kindle: 'Kindle',
  bookmarks: 'browser bookmarks',
  linkwarden: 'Linkwarden',
  mymind: 'mymind',
} as const;
export type Tool = keyof typeof toolNames;
export const tools = Object.keys(toolNames) as [Tool, ...Tool[]];
