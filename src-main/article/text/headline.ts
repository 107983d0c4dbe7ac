import { bare, countWords, isProse, type Block } from '../rules/block';
import { endsWithCredit, isByLine, isDateLine } from '../rules/phrases';
import { furnitureOf } from './line-features';

/** Lines above the first paragraph among which a headline is looked for. */
const reach = 24;
/** What a line must come to as a headline: below it there is none. */
const enough = 1;

/**
 * The headline above an article in a dump: a line of title length whose words come up again in the text below it, all
 * the more when an author or a day follows or when it is repeated elsewhere in the page. Null when no line is like it.
 * @param start index of the article's first paragraph.
 */
export function headlineAbove(blocks: readonly Block[], start: number): Block | null {
  const text = blocks
    .slice(start)
    .filter((b) => isProse(b))
    .slice(0, 30)
    .map((b) => b.text);
  const vocabulary = new Set(text.flatMap((line) => contentWords(line)));
  const copies = new Map<string, number>();
  for (const b of blocks) copies.set(bare(b.text), (copies.get(bare(b.text)) ?? 0) + 1);

  let best: Block | null = null;
  let most = enough;
  for (let i = Math.max(0, start - reach); i < start; i++) {
    const block = blocks[i];
    if (block === undefined || block.words < 2 || block.words > 40 || isNoHeadline(block)) continue;
    const words = contentWords(block.text);
    const shared = words.filter((word) => vocabulary.has(word)).length;
    const after = blocks.slice(i + 1, Math.min(i + 6, start + 1));
    const next = blocks[i + 1];
    const signedBy = next !== undefined && isByLine(next.text, null);
    const signed = after.some((b) => isDateLine(b.text) || isByLine(b.text, null));
    const sentence = /[.。]["”’]?$/.test(block.text) && block.words > 5;
    const score =
      (words.length === 0 ? 0 : shared / words.length) +
      Math.min(1, shared / 4) +
      Math.min(1, block.words / 8) / 2 +
      Number(signed) * 0.4 +
      Number(signedBy && shared > 0) * 0.5 +
      Number((copies.get(bare(block.text)) ?? 0) > 1 && block.words > 3) * 0.4 -
      Number(sentence) * 0.9 -
      (start - i) * 0.03;
    if (score > most) {
      most = score;
      best = block;
    }
  }
  return best;
}

function isNoHeadline(block: Block): boolean {
  return (
    furnitureOf(block) !== null ||
    isDateLine(block.text) ||
    isByLine(block.text, null) ||
    endsWithCredit(block.text) ||
    /^https?:/.test(block.text)
  );
}

function contentWords(text: string): string[] {
  const lower = text.toLowerCase();
  const words = lower.match(/\p{L}{4,}|\d{2,}/gu) ?? [];
  // Scripts without spaces: pairs of characters stand for words.
  return countWords(text) > 0 && words.length < 2
    ? (lower.match(/[\p{Lo}]{2}/gu) ?? words)
    : [...new Set(words.map((w) => w.slice(0, 6)))];
}
