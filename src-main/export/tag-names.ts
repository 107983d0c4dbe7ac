/** A tag as Obsidian writes it: letters, digits, `_`, `-`, `/`; anything else is a dash. */
export function tagName(tag: string): string {
  return tag
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}_/-]+/gu, '-')
    .replace(/^[-/]+|[-/]+$/g, '');
}

/** Tags so written, each once; those of which nothing is left are left out. */
export function tagNames(tags: readonly string[]): string[] {
  return [...new Set(tags.map(tagName))].filter(Boolean);
}
