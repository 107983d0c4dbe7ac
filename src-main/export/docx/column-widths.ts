import type { Block, Cell } from './blocks';

/** Between the margins of a page. Twentieths of a point. */
const page = 9026;
const perSign = 105;
const besides = 230;
/** Longer words are broken, longer cells do not need more room. In signs. */
const longestWord = 24;
const longestCell = 90;

/**
 * Columns as wide as what stands in them: room for the longest word, and what is left by how much there is to read. Word
 * would see to that itself; other programs take the widths that are written.
 * @returns in twentieths of a point, one for each column
 */
export function columnWidths(rows: readonly (readonly Cell[])[]): number[] {
  const least: number[] = [];
  const wish: number[] = [];
  /** For each column how many rows it is still taken from above. */
  const taken: number[] = [];
  for (const row of rows) {
    let at = 0;
    for (const { blocks, columns, rows: down } of row) {
      while ((taken[at] ?? 0) > 0) at++;
      const words = wordsOf(blocks);
      for (let column = at; column < at + columns; column++) {
        taken[column] = down;
        least[column] = Math.max(least[column] ?? 0, columns === 1 ? longest(words) : 1);
        wish[column] = Math.max(wish[column] ?? 0, Math.min(longestCell, signs(words) / columns));
      }
      at += columns;
    }
    taken.forEach((left, column) => (taken[column] = Math.max(0, left - 1)));
  }
  const narrow = least.map((word) => word * perSign + besides);
  const left = page - sum(narrow);
  if (left <= 0) return narrow.map((width) => Math.max(1, Math.floor((width / sum(narrow)) * page)));
  const more = wish.map((cell, column) => Math.max(0.5, cell - (least[column] ?? 0)));
  return narrow.map((width, column) => Math.floor(width + (left * (more[column] ?? 0)) / sum(more)));
}

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const signs = (words: string): number => words.length + (words.match(wide)?.length ?? 0);
const longest = (words: string): number =>
  words
    .replace(wide, ' xx ')
    .split(/\s+/)
    .reduce((most, { length }) => Math.min(longestWord, Math.max(most, length)), 1);

const wordsOf = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => {
      if (block.kind === 'text')
        return block.inlines.map((one) => (one.kind === 'words' ? one.words : ' ')).join('');
      return block.kind === 'table' ? block.rows.flatMap((row) => row.map((one) => wordsOf(one.blocks))) : '';
    })
    .join(' ');
