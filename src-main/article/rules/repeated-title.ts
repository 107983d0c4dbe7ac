import { bare, type Rule } from './block';

/** The headline stands on top of the stored article; pages and dumps often repeat it in the text. */
export const repeatedTitle: Rule = {
  name: 'repeated-title',
  apply: (blocks, { title }) => {
    const wanted = bare(title);
    if (wanted.length < 4) return;
    for (const block of blocks) {
      if (block.removed === null && block.words < 60 && bare(block.text) === wanted)
        block.removed = 'repeated title';
    }
  },
};
