import { isProse, kept, type Block, type Rule } from './block';
import { isByLine, isDateLine } from './phrases';

/** Lines before the first paragraphs that belong to the metadata: who wrote it, when, how long it takes to read. */
export const headMatter: Rule = {
  name: 'head-matter',
  apply: (blocks, { byline, siteName }) => {
    const rest = kept(blocks);
    const head = beforeProse(rest, 2);
    for (const block of rest) {
      if (block.kind === 'caption' || block.words > 30) continue;
      const early = rest.indexOf(block) < head;
      if (isDateLine(block.text) && (early || block.words > 2)) block.removed = 'date line';
      else if (early && isByLine(block.text, byline)) block.removed = 'byline';
      else if (early && siteName && block.text.toLowerCase() === siteName.toLowerCase())
        block.removed = 'name of the site';
    }
  },
};

/** Number of blocks up to and including the n-th paragraph of prose. */
function beforeProse(blocks: Block[], n: number): number {
  let seen = 0;
  const index = blocks.findIndex((b) => isProse(b) && b.words > 20 && ++seen === n);
  return index < 0 ? blocks.length : index;
}
