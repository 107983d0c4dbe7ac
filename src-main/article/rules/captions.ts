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
    for (const same of copies.values()) {
      if (same.length > mostCopies) continue;
      const first = same.find((b) => b.kind === 'paragraph') ?? same[0];
      for (const block of same)
        if (block !== first && block.kind !== 'caption') block.removed = 'repeated line';
    }
  },
};
