import { isProse, kept, type Block, type Rule } from './block';

/** Lines that are one link and no sentence: titles of other articles between and behind the paragraphs. */
export const links: Rule = {
  name: 'links',
  apply: (blocks) => {
    const rest = kept(blocks);
    // An article that is itself a list of links keeps them.
    const linkLines = rest.filter(isLinkLine);
    const linkWords = sum(linkLines);
    if (linkWords > sum(rest) * 0.4) return;
    for (const block of linkLines) {
      const at = rest.indexOf(block);
      if (block.kind === 'cell') continue;
      // A linked heading over a paragraph heads that paragraph, as in lists of products.
      const next = rest[at + 1];
      if (block.kind === 'heading' && next !== undefined && isProse(next)) continue;
      if (block.kind === 'item' && !nearOthers(rest, at)) continue;
      block.removed = 'links to other articles';
    }
  },
};

function isLinkLine(block: Block): boolean {
  if (block.removed !== null || block.kind === 'pre' || block.kind === 'caption') return false;
  const sentence = /[.!?…]["”’']?$/.test(block.text) && block.words > 14;
  return block.linked >= 0.85 && !sentence && block.words >= 1;
}

/** A single linked item in a list of prose is a reference; a list of nothing but links is a list of other articles. */
function nearOthers(blocks: Block[], at: number): boolean {
  const before = blocks[at - 1];
  const after = blocks[at + 1];
  const near = [before, after].filter((b): b is Block => b?.kind === 'item');
  return near.length > 0 && near.every(isLinkLine);
}

/** Headings and labels at the very end have nothing under them any more. */
export const tail: Rule = {
  name: 'tail',
  apply: (blocks) => {
    const rest = kept(blocks);
    const last = rest.findLastIndex(
      (b) => isProse(b) || b.words > 15 || b.kind === 'item' || b.kind === 'cell' || b.kind === 'pre',
    );
    if (last < 0) return;
    for (const block of rest.slice(last + 1)) {
      if (block.kind === 'heading') block.removed = 'heading without text';
      else if (block.linked > 0.5) block.removed = 'links to other articles';
    }
  },
};

function sum(blocks: Block[]): number {
  return blocks.reduce((n, b) => n + b.words, 0);
}
