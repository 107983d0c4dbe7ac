import type { CleaningLine } from '#contract';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { CleanInput } from '../cleaned';
import type { ElementBlock } from '../html/blocks';
import { dom } from '../html/dom';
import { wrapRuns } from '../html/shape';
import type { Pictures } from '../html/pictures';
import type { Taken } from '../html/removed';
import { slim, type Slim, type Surroundings } from '../html/slim';
import { bare } from '../rules/block';
import { type Leaf, leavesOf, matched } from './leaves';
import { htmlOf } from './line-html';
import { byReader, decisions, named } from './line-ref';
import { copyOf, type Piece, piecesOf, reasonOutside } from './piece';
import { places } from './places';
import { PutBack, takeOut } from './put-back';
import { unitsOf } from './units';

/** A line of the original and what has become of it. */
interface Line extends Piece {
  readonly nth: number;
  readonly edited: boolean;
  removed: string | null;
}

/**
 * The lines of a page beside the article that is made of it: what is in it and what is not, and the reader's decisions
 * about them. The page is read a second time for that, with all that it hides.
 */
export interface OriginalLines {
  /** The whole page; its pictures are those of the first reading and more. */
  readonly page: Slim;
  /**
   * To be called when the rules have judged the blocks and none is taken out yet: does what the reader decided.
   * @param title of the heading that is put on top, or null when there will be none
   */
  settle: (root: Element, blocks: readonly ElementBlock[], title: string | null) => void;
  /** Whether the reader does not want the heading on top. */
  readonly untitled: boolean;
  /** What is not in the article. Null when the reader decided nothing. */
  taken: () => Taken[] | null;
  /** All lines in their order, or nothing when they were not asked for. */
  lines: (text: string, baseUrl: string | null) => { lines?: CleaningLine[] };
  /** To be called in the end. */
  close: () => void;
}

/** Null when nobody asks for lines or has decided about any: then nothing is read twice. */
export function originalLines(
  { edits = [], withLines = false }: Pick<CleanInput, 'edits' | 'withLines'>,
  tree: Tree.Document,
  around: Surroundings = {},
): OriginalLines | null {
  if (!withLines && edits.length === 0) return null;
  const page = slim(tree, { ...around, whole: true });
  const document = dom().parse(page.html);
  let lines: Line[] = [];
  let untitled = false;

  return {
    page,
    get untitled() {
      return untitled;
    },
    settle: (root, blocks, title) => {
      wrapRuns(document.body);
      const pageLeaves = leavesOf(document.body);
      const inArticle = matched(pageLeaves, leavesOf(root));
      const blockOf = new Map<Node, ElementBlock>();
      for (const block of blocks) for (const { node } of leavesOf(block.element)) blockOf.set(node, block);
      const fate = (leaf: Leaf): string | null => {
        const found = inArticle.get(leaf);
        return found ? (blockOf.get(found.node)?.removed ?? null) : reasonOutside(leaf);
      };
      const known = new Map<Node, Leaf>(pageLeaves.map((leaf) => [leaf.node, leaf]));
      const pieces = unitsOf(document.body).flatMap((unit) => piecesOf(unit, known, fate));
      const heading = title === null ? undefined : headingOf(pieces, title);
      const decided = decisions(edits);
      lines = named(pieces.map(({ text }) => text)).map((ref, i) => {
        const piece = pieces[i] as Piece;
        const decision = decided(ref);
        const rule = piece === heading ? null : piece.reason;
        const removed = decision === 'remove' ? byReader : decision === 'keep' ? null : rule;
        if (piece === heading) untitled = decision === 'remove';
        return { ...piece, ...ref, removed, edited: decision !== null };
      });
      if (edits.length > 0) carryOut(lines, heading, root, inArticle, blockOf);
    },
    taken: () => (edits.length > 0 ? takenOf(lines) : null),
    lines: (text, baseUrl) => (withLines ? { lines: answer(lines, text, baseUrl, page.pictures) } : {}),
    close: () => dom().release(document),
  };
}

/** The line that says the same as the heading on top of the article. */
function headingOf(pieces: readonly Piece[], title: string): Piece | undefined {
  const wanted = bare(title);
  if (wanted === '') return undefined;
  const same = pieces.filter((piece) => bare(piece.text) === wanted);
  if (same.some(({ reason }) => reason === null)) return undefined;
  // A crumb, or the title in a menu, may say the same before the headline does.
  const inHeading = ({ leaves }: Piece): boolean =>
    leaves.some(({ node }) => node.parentElement?.closest('h1, h2, h3') != null);
  return same.find(inHeading) ?? same[0];
}

/** Brings the article into line with what the reader decided. */
function carryOut(
  lines: readonly Line[],
  heading: Piece | undefined,
  root: Element,
  inArticle: ReadonlyMap<Leaf, Leaf>,
  blockOf: ReadonlyMap<Node, ElementBlock>,
): void {
  const nodesOf = new Map<Line, Node[]>();
  for (const line of lines) {
    const nodes = line.leaves.flatMap((leaf) => inArticle.get(leaf)?.node ?? []);
    const wanted = line.removed === null;
    const isHeading = heading !== undefined && line.leaves === heading.leaves;
    if (line.edited && !isHeading) {
      for (const node of nodes) {
        const block = blockOf.get(node);
        if (wanted && block) block.removed = null;
        else if (!wanted) takeOut({ node: node }, root);
      }
    }
    if (wanted && nodes.length > 0) nodesOf.set(line, nodes);
  }
  const back = new PutBack(root);
  for (const [i, line] of lines.entries()) {
    if (line.removed !== null || !line.edited || nodesOf.has(line)) continue;
    if (heading !== undefined && line.leaves === heading.leaves) continue;
    const before = lines.slice(0, i).findLast((other) => nodesOf.has(other));
    const after = lines.slice(i + 1).find((other) => nodesOf.has(other));
    const beside = (other: Line | undefined, which: 0 | -1) => {
      const node = other && nodesOf.get(other)?.at(which);
      return other && node ? { piece: other, node } : null;
    };
    nodesOf.set(line, back.insert(line, beside(before, -1), beside(after, 0)));
  }
}

/** One entry for each line, and one for each stretch of those that are just outside. */
function takenOf(lines: readonly Line[]): Taken[] {
  const taken: Taken[] = [];
  let joins = false;
  for (const { removed, text, leaves } of lines) {
    const last = taken.at(-1);
    if (removed !== null && text !== '') {
      if (joins && last?.reason === removed && last.text.length < 4000) last.text += `\n${text}`;
      else taken.push({ index: leaves[0]?.number ?? 0, reason: removed, text });
    }
    joins = removed === 'outside the article';
  }
  return taken;
}

function answer(
  lines: readonly Line[],
  text: string,
  baseUrl: string | null,
  pictures: Pictures,
): CleaningLine[] {
  const html = htmlOf(
    lines.map((line) => framed(line)),
    baseUrl,
    pictures,
  );
  const find = places(text);
  let end = text.length;
  const placed = lines.map(({ text: words, nth, removed, edited }, i) => {
    const at = removed === null ? find(words) : null;
    // Words that the last steps dropped are not in the article, whatever the extraction said.
    const gone = removed === null && at === null ? 'outside the article' : removed;
    return { text: words, nth, html: html[i] ?? '', removed: gone, edited, at: at ?? -1 };
  });
  for (const line of placed.toReversed()) {
    if (line.removed !== null) line.at = end;
    else end = line.at;
  }
  return placed.filter((line) => line.text !== '' || line.html !== '');
}

/** A line in a box, an item with its list around it. */
function framed({ unit, leaves }: Piece): Element {
  const box = copyOf(unit, leaves);
  const list = unit.within.at(-1);
  const first = box.firstElementChild;
  if (list && first && /^(?:li|dt|dd)$/.test(first.localName)) {
    const shell = list.cloneNode() as Element;
    shell.append(...box.childNodes);
    box.append(shell);
  }
  return box;
}
