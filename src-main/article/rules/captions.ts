import { reasons } from '../words/words';
import { bare, type Block, type Rule } from './block';
import { endsWithCredit } from './phrases';

/** Lines that describe a photo but are not marked up as captions: they end with its credit. */
export const captions: Rule = {
  name: 'captions',
  apply: (blocks) => {
    for (const block of blocks) {
      if (block.removed !== null || block.kind === 'caption' || block.kind === 'pre' || block.words > 80)
        continue;
      if (!endsWithCredit(block.text)) continue;
      // Beside its picture it stays in the article as what it is.
      if (block.byPicture) block.kind = 'caption';
      else block.removed = reasons.caption;
    }
  },
};

/**
 * A paragraph of so many words that says the same again is a refrain, an oath, a formula: its author's affair. When
 * more than a few do, a page has its text twice.
 */
const paragraphWords = 25;
const mostRefrains = 2;
/** What stands there this often is a refrain or the question of an interview, not an oversight. */
const mostCopies = 3;

/** A caption or paragraph that stands there twice; galleries repeat their captions word for word. */
export const repeated: Rule = {
  name: 'repeated',
  apply: (blocks) => {
    const copies = new Map<string, Block[]>();
    for (const block of blocks) {
      if (block.removed !== null || block.kind === 'cell' || block.kind === 'pre') continue;
      const text = bare(block.text);
      if (text.length >= 60) copies.set(text, [...(copies.get(text) ?? []), block]);
    }
    const isRefrain = (same: Block[]): boolean =>
      same.length > 1 &&
      same.every((b) => b.kind === 'paragraph' && b.hints === '' && b.words >= paragraphWords);
    const refrains = [...copies.values()].filter(isRefrain);
    const meant = new Set(refrains.length <= mostRefrains ? refrains : []);
    for (const same of copies.values()) {
      if (same.length > mostCopies || meant.has(same)) continue;
      const first = same.find((b) => b.kind === 'paragraph') ?? same[0];
      for (const block of same)
        if (block !== first && block.kind !== 'caption') block.removed = 'repeated line';
    }
  },
};
