/** What a line of an article is by its markup; lines of plain text are `paragraph`. */
export type BlockKind = 'paragraph' | 'heading' | 'item' | 'caption' | 'quote' | 'pre' | 'cell';

/**
 * A line of an article as the rules see it, whether it came from HTML or plain text. Rules mark what is no part of the
 * article by giving `removed` a reason; they never change texts.
 */
export interface Block {
  readonly text: string;
  kind: BlockKind;
  /** Share of the characters that belong to links, 0 to 1; always 0 in plain text. */
  readonly linked: number;
  /** Class and id names of the element and its surroundings inside the article; '' in plain text. */
  readonly hints: string;
  /** A picture stands in this block or directly before it. */
  readonly byPicture: boolean;
  /** Words of `text`; Chinese and Japanese characters count as half a word each. */
  readonly words: number;
  /** Why it is no part of the article; null while it is. */
  removed: string | null;
}

/** What is known about the article before its lines are judged. */
export interface About {
  title: string;
  byline: string | null;
  siteName: string | null;
  excerpt: string | null;
}

/** One cleaning rule. The table in `rules/index.ts` decides the order. */
export interface Rule {
  /** Name for tests and measuring, e.g. `repeated-title`. */
  name: string;
  apply: (blocks: Block[], about: About) => void;
}

export function makeBlock(fields: Partial<Block> & { text: string }): Block {
  return {
    kind: 'paragraph',
    linked: 0,
    hints: '',
    byPicture: false,
    words: countWords(fields.text),
    removed: null,
    ...fields,
  };
}

export function countWords(text: string): number {
  const ideographs = text.match(/[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/g)?.length ?? 0;
  const words = text.match(/[\p{L}\p{N}]+(?:[’'.,\-–][\p{L}\p{N}]+)*/gu)?.length ?? 0;
  return ideographs > 0 ? words + Math.round(ideographs / 2) : words;
}

/** Text for comparing: lower case, letters and digits only, accents kept. */
export function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const sentenceEnd = /[.!?…。！？؟।:;]["”’'»)\]]*$/u;

/** Whether a line reads like prose: some words that end as a sentence does. */
export function isProse(block: Block): boolean {
  return block.words >= 9 && sentenceEnd.test(block.text) && block.linked < 0.6;
}

/** Blocks that no rule has taken out yet. */
export function kept(blocks: Block[]): Block[] {
  return blocks.filter((b) => b.removed === null);
}
