/** A stretch of a text, and whether another text says the same there. */
export interface Piece {
  text: string;
  same: boolean;
}

const word = /[\p{L}\p{M}\p{N}]+/gu;
/** Largest table of a comparison, in cells. */
const largest = 250_000;

/** A text in pieces: the words that it has in common with another, in the same order, and what lies between them. */
export function agreeingWords(text: string, other: string): Piece[] {
  const [here, there] = [wordsOf(text), wordsOf(other)];
  const same = here.length * there.length > largest ? new Set<number>() : commonOf(here, there);
  const pieces: Piece[] = [];
  const add = (piece: string, isSame: boolean): void => {
    const last = pieces.at(-1);
    if (piece === '') return;
    if (last?.same === isSame) last.text += piece;
    else pieces.push({ text: piece, same: isSame });
  };
  let at = 0;
  for (const [n, { start, said }] of here.entries()) {
    // What lies between two words that agree agrees with them.
    add(text.slice(at, start), same.has(n) && same.has(n - 1));
    add(text.slice(start, start + said.length), same.has(n));
    at = start + said.length;
  }
  add(text.slice(at), false);
  return pieces;
}

interface Word {
  start: number;
  said: string;
  level: string;
}

const wordsOf = (text: string): Word[] =>
  [...text.matchAll(word)].map(({ 0: said, index }) => ({ start: index, said, level: said.toLowerCase() }));

/** Which words of the one belong to the longest series that both have. */
function commonOf(here: readonly Word[], there: readonly Word[]): Set<number> {
  const wide = there.length + 1;
  const table = new Uint16Array((here.length + 1) * wide);
  for (let i = here.length - 1; i >= 0; i--) {
    for (let j = there.length - 1; j >= 0; j--) {
      const at = i * wide + j;
      table[at] =
        here[i]?.level === there[j]?.level
          ? (table[at + wide + 1] ?? 0) + 1
          : Math.max(table[at + wide] ?? 0, table[at + 1] ?? 0);
    }
  }
  const common = new Set<number>();
  for (let i = 0, j = 0; i < here.length && j < there.length;) {
    const at = i * wide + j;
    if (here[i]?.level === there[j]?.level) {
      common.add(i++);
      j++;
    } else if ((table[at + wide] ?? 0) >= (table[at + 1] ?? 0)) i++;
    else j++;
  }
  return common;
}
