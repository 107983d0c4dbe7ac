export const list = (words: string): string[] => words.split(/\s+/).filter(Boolean);
export const set = (words: string): ReadonlySet<string> => new Set(list(words));
/** Words in order, each with its place in the list; `|` between words for the same. */
export const ordered = (words: string, from: number): [string, number][] =>
  list(words).flatMap((same, i) => same.split('|').map((word): [string, number] => [word, i + from]));
