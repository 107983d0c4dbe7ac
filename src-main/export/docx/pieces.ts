import type { Block, Words } from './blocks';

/** A passage of the article's text that is painted. Offsets in UTF-16 code units. */
export interface Passage {
  start: number;
  end: number;
  category: string;
}

/** A part of words over which the same passages lie. */
export interface Piece {
  words: string;
  /** The innermost passage. */
  passage: Passage | null;
  /** Comments that begin before it, and end behind it. */
  begins: number[];
  ends: number[];
}

/**
 * Words divided where passages begin and end. A comment begins and ends at words that are seen.
 * @param comment the comment on a passage, asked for once for each that words are seen of, in their order
 */
export function piecesOf<P extends Passage>(
  blocks: readonly Block[],
  passages: readonly P[],
  comment: (passage: P) => number | null = () => null,
): Map<Words, Piece[]> {
  const found = new Map<Words, Piece[]>();
  const inOrder = [...passages].sort((a, b) => a.start - b.start || b.end - a.end);
  /** Those that may lie over what comes now, in their order. */
  let near: P[] = [];
  let next = 0;
  const ends = new Map<P, { first: Piece; last: Piece }>();
  for (const words of wordsOf(blocks)) {
    const until = words.at + words.words.length;
    near = near.filter(({ end }) => end > words.at);
    for (let one = inOrder[next]; one && one.start < until; one = inOrder[++next]) near.push(one);
    const pieces: Piece[] = [];
    for (const [from, to] of stretches(words.at, until, near)) {
      const said = words.words.slice(from - words.at, to - words.at);
      const over = near.filter(({ start, end }) => start < to && end > from);
      const piece: Piece = { words: said, passage: over.at(-1) ?? null, begins: [], ends: [] };
      pieces.push(piece);
      if (said.trim() === '') continue;
      for (const passage of over)
        ends.set(passage, { first: ends.get(passage)?.first ?? piece, last: piece });
    }
    found.set(words, pieces);
  }
  for (const [passage, { first, last }] of ends) {
    const id = comment(passage);
    if (id === null) continue;
    first.begins.push(id);
    last.ends.push(id);
  }
  return found;
}

function stretches(from: number, until: number, passages: readonly Passage[]): [number, number][] {
  const places = passages
    .flatMap(({ start, end }) => [start, end])
    .filter((one) => one > from && one < until);
  const cuts = [...new Set([from, ...places, until])].sort((a, b) => a - b);
  return cuts.slice(1).map((to, n) => [cuts[n] ?? from, to]);
}

function* wordsOf(blocks: readonly Block[]): Generator<Words> {
  for (const block of blocks) {
    if (block.kind === 'text') yield* block.inlines.filter((one) => one.kind === 'words');
    else if (block.kind === 'table') for (const { blocks: inner } of block.rows.flat()) yield* wordsOf(inner);
  }
}
