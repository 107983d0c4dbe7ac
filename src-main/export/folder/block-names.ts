/** What notes call a block by, in the lines of it: a block id of Obsidian, a UUID of Logseq. */
export const namesIn = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => {
    const name =
      /(?:^|\s)\^(h-[0-9a-f]{12})[ \t]*$/.exec(line) ?? /^\s*(?:- )?id:: ([0-9a-f-]{36})[ \t]*$/.exec(line);
    return name?.[1] === undefined ? [] : [name[1]];
  });

/** The names of blocks that lines lead to. */
export const linksIn = (text: string): string[] =>
  [
    ...text.matchAll(
      /#(?:\^|%5E)(h-[0-9a-f]{12})(?![0-9a-f])|\(\(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)\)/gi,
    ),
  ].map(([, block, uuid]) => (block ?? uuid ?? '').toLowerCase());
