import type { TitleFrom } from '#contract';
import { findDate } from '../metadata/dates';
import { authorName } from '../metadata/authors';
import { isProse, type Block } from '../rules/block';
import { hasDateline, isByLine, isDateLine } from '../rules/phrases';
import { headlineAbove } from './headline';
import { furnitureOf } from './line-features';

/** What the first lines of an article in plain text say about it. */
export interface Head {
  /** The block that is the title, or null when the text has none. */
  titleBlock: Block | null;
  titleFrom: TitleFrom;
  byline: string | null;
  publishedTime: string | null;
}

/** Blocks at the top in which title, byline and date are looked for. */
const reach = 12;

/** @param outside which lines stand outside the article; a headline may be one of them. */
export function readHead(blocks: Block[], outside: readonly boolean[]): Head {
  const first = outside.indexOf(false);
  const start = blocks.findIndex((b, i) => i >= first && !outside[i] && isProse(b) && b.words > 12);
  const above = start < 0 ? null : headlineAbove(blocks, start);
  const inside = blocks.filter((_, i) => !outside[i]);
  const top = inside.slice(0, reach);
  const long = top.findIndex((b) => isProse(b) && b.words > 25);
  const titleBlock = above ?? findTitle(top.slice(0, long < 0 ? reach : long + 1), blocks);
  const from = titleBlock === null ? first : Math.min(first, blocks.indexOf(titleBlock));
  const to = start < 0 ? first + reach : start + 3;
  const others = blocks.slice(Math.max(0, from - 3), to).filter((b) => b !== titleBlock && b.words <= 30);
  const after = blocks.slice(titleBlock === null ? Math.max(0, from) : blocks.indexOf(titleBlock) + 1, to);
  const near = [...after.filter((b) => others.includes(b)), ...others];
  const by = near.find((b) => isByLine(b.text, null));
  const dated =
    near.find((b) => isDateLine(b.text) && findDate(b.text) !== null) ??
    near.find((b) => b === by && findDate(b.text) !== null);
  return {
    titleBlock,
    titleFrom: titleBlock === null ? 'file-name' : isSentence(titleBlock) ? 'summary' : 'headline',
    byline: by === undefined ? null : authorName(by.text),
    publishedTime: dated === undefined ? null : findDate(dated.text),
  };
}
/** The first line that reads like a headline; else a single opening sentence that stands apart as a summary. */
function findTitle(head: Block[], all: Block[]): Block | null {
  for (const block of head) {
    const next = all[all.indexOf(block) + 1];
    if (isFurniture(block) || (block.words < 3 && block !== head[0])) continue;
    if (block.words > 40) return null;
    if (!isSentence(block)) {
      if (block.words >= 3 || (block.words > 0 && next !== undefined && next.words > 8)) return block;
      continue;
    }
    const single = !/[.!?]["”’']?\s+["“]?\p{Lu}/u.test(
      block.text.replace(/\b(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|No|vs)\.\s/gu, ''),
    );
    const apart =
      next !== undefined && (hasDateline(next.text) || isByLine(next.text, null) || isDateLine(next.text));
    return single && apart ? block : null;
  }
  return null;
}

function isFurniture(block: Block): boolean {
  return isDateLine(block.text) || isByLine(block.text, null) || furnitureOf(block) !== null;
}

function isSentence(block: Block): boolean {
  return /[.。…]["”’'»)]*$/.test(block.text) && block.words > 5;
}
