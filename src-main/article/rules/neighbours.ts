import { kindOfLine, mentions } from '../words';
import { isProse, kept, type Block, type Rule } from './block';

/**
 * Titles of other articles behind “Previous”, “Next” or “Related”: short lines that are no sentences, cut only as long
 * as they follow the word directly and only when no prose comes after them.
 */
export const neighbours: Rule = {
  name: 'neighbours',
  apply: (blocks) => {
    const lastProse = blocks.findLastIndex(
      (b) => b.removed === null && isProse(b) && b.words >= 15 && !mentions('newsletter', b.text),
    );
    for (const [i, block] of blocks.entries()) {
      if (i < lastProse || block.removed === null) continue;
      const kind = kindOfLine(block.text);
      if (kind !== 'related' && kind !== 'navigation' && kind !== 'newsletter' && kind !== 'comments')
        continue;
      for (const next of blocks.slice(i + 1)) {
        if (next.removed !== null) {
          if (kindOfLine(next.text) !== null) break;
          continue;
        }
        const prompt = kind === 'newsletter' && next.words <= 40 && mentions(kind, next.text);
        if (!prompt && !isTitleLike(next)) break;
        next.removed = block.removed;
      }
    }
    if (kept(blocks).length === 0) for (const block of blocks) block.removed = null;
  },
};

function isTitleLike(block: Block): boolean {
  return block.words <= 25 && !/[.。]["”’']?$/.test(block.text) && block.kind !== 'pre';
}
