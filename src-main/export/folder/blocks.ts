import type { MarkedPiece } from '../template/marks';

/**
 * A piece of a file that the program writes, keeps up to date or leaves alone as a whole: lines without empty ones above
 * and below.
 */
export interface Block {
  /** What it is about: `note`, `n` and the number of a highlight; empty for what stands around these. */
  key: string;
  lines: readonly string[];
  /** Empty lines between it and the block before. */
  above: number;
}

/** One stretch of the text that a turn of a loop has written. */
type Turn = MarkedPiece['turn'];

/**
 * The blocks of a text that a template made: one for each note and for the note on the whole, where they have lines of their
 * own, and for the rest one for each paragraph, or each bullet at the margin.
 * @param keyOf the name of a note by its place in the list
 */
export function blocksOf(pieces: readonly MarkedPiece[], keyOf: (note: number) => string): Block[] {
  const lines = linesWithOwners(pieces);
  const blocks: { owner: Turn; lines: string[]; above: number }[] = [];
  let empty = 0;
  for (const { text, owner } of lines) {
    const last = blocks.at(-1);
    if (text.trim() === '') {
      empty++;
      continue;
    }
    const goesOn = last !== undefined && last.owner === owner;
    if (goesOn && owner !== null) {
      last.lines.push(...Array<string>(empty).fill(''), text);
    } else if (goesOn && empty === 0 && !text.startsWith('- ')) {
      last.lines.push(text);
    } else {
      blocks.push({ owner, lines: [text], above: empty });
    }
    empty = 0;
  }
  const times = new Map<string, number>();
  return blocks.map(({ owner, ...block }) => {
    if (owner === null) return { ...block, key: '' };
    const name = owner.note === null ? 'note' : keyOf(owner.note);
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return { ...block, key: time === 1 ? name : `${name} ${time}` };
  });
}

/** Each line with the turn that all its words are from; null where they are from several, or from none. */
function linesWithOwners(pieces: readonly MarkedPiece[]): { text: string; owner: Turn }[] {
  const lines: { text: string; owners: Set<Turn> }[] = [{ text: '', owners: new Set() }];
  for (const { text, turn } of pieces) {
    for (const [n, part] of text.split('\n').entries()) {
      if (n > 0) lines.push({ text: '', owners: new Set() });
      const line = lines.at(-1);
      if (!line) continue;
      line.text += part;
      if (part.trim() !== '') line.owners.add(turn);
    }
  }
  // A turn that shares a line with others has no lines of its own at all.
  const sharing = new Set(lines.filter(({ owners }) => owners.size > 1).flatMap(({ owners }) => [...owners]));
  return lines.map(({ text, owners }) => {
    const [owner = null] = owners;
    return { text, owner: owners.size === 1 && !sharing.has(owner) ? owner : null };
  });
}

/** The text again. */
export function textOf(blocks: readonly Pick<Block, 'lines' | 'above'>[]): string {
  return blocks
    .map(({ lines, above }) => '\n'.repeat(above) + lines.map((line) => `${line}\n`).join(''))
    .join('');
}
