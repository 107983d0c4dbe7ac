import { reasons } from '../words/words';
import { bare, type Rule } from './block';
import { endsWithCredit } from './phrases';

/** Lines that describe a photo but are not marked up as captions: they end with its credit. */
export const captions: Rule = {
  name: 'captions',
  apply: (blocks) => {
    for (const block of blocks) {
      if (block.removed !== null || block.kind === 'caption' || block.kind === 'pre' || block.words > 80)
        continue;
      if (endsWithCredit(block.text)) block.removed = reasons.caption;
    }
  },
};

/** A caption or paragraph that stands there twice; galleries repeat their captions word for word. */
export const repeated: Rule = {
  name: 'repeated',
  apply: (blocks) => {
    const seen = new Set<string>();
    for (const block of blocks) {
      if (block.removed !== null || block.kind === 'cell' || block.kind === 'pre') continue;
      const text = bare(block.text);
      if (text.length < 30) continue;
      if (seen.has(text)) block.removed = 'repeated line';
      seen.add(text);
    }
  },
};
