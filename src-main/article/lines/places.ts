/** How far ahead of the last line the next one is looked for before it is taken for one that was moved. */
const reach = 4000;

/**
 * Finds lines of a page in the article's text, whatever became of their white space.
 * @returns a function that takes the kept lines in their order and answers the offset, or null when the words are not there
 */
export function places(text: string): (line: string) => number | null {
  const offsets: number[] = [];
  for (let i = 0; i < text.length; i++) if (!isSpace(text, i)) offsets.push(i);
  const bare = squeeze(text);
  let next = 0;
  return (line) => {
    const words = squeeze(line);
    let at = bare.indexOf(words, next);
    if (at === -1 || at > next + reach) {
      const early = bare.indexOf(words);
      if (early === -1) return null;
      at = at === -1 ? early : at;
      if (at < next) return offsets[at] ?? text.length;
    }
    next = at + words.length;
    return offsets[at] ?? text.length;
  };
}

const isSpace = (text: string, at: number): boolean => /\s/.test(text[at] ?? '');
const squeeze = (text: string): string => text.replace(/\s+/g, '');
