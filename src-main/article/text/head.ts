import type { TitleFrom } from '#contract';
import { findDate } from '../metadata/dates';
import { authorName } from '../metadata/authors';
import { isProse, type Block } from '../rules/block';
import { hasDateline, isByLine, isDateLine } from '../rules/phrases';
import { kindOfLine, kindOfStart } from '../words';

/** What the first lines of a plain text say about it. */
export interface Head {
  /** The block that is the title, or null when the text has none. */
  titleBlock: Block | null;
  titleFrom: TitleFrom;
  byline: string | null;
  publishedTime: string | null;
}

/** Blocks at the top in which title, byline and date are looked for. */
const reach = 12;

export function readHead(blocks: Block[]): Head {
  const top = blocks.slice(0, reach);
  const start = top.findIndex((b) => isProse(b) && b.words > 25);
  const head = top.slice(0, start < 0 ? reach : start + 1);
  const titleBlock = findTitle(head, blocks);
  const others = head.filter((b) => b !== titleBlock && b.words <= 30);
  const by = others.find((b) => isByLine(b.text, null));
  const dated = others.find((b) => isDateLine(b.text) || (b === by && findDate(b.text) !== null));
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
  return (
    isDateLine(block.text) ||
    isByLine(block.text, null) ||
    kindOfLine(block.text) !== null ||
    kindOfStart(block.text) !== null
  );
}

function isSentence(block: Block): boolean {
  return /[.。…]["”’'»)]*$/.test(block.text) && block.words > 5;
}
