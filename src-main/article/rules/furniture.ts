import { kindOfLine, kindOfStart } from '../words';
import { reasons } from '../words/words';
import { isProse, type Rule } from './block';

/** Longest line, in words, that is judged by how it begins. */
const longest = 45;
/** Rules for comments are longer. */
const longestRules = 120;

/** Lines that are furniture by their words alone: “Share”, “Read more: …”, “Sign up for our newsletter …”. */
export const furniture: Rule = {
  name: 'furniture',
  apply: (blocks) => {
    for (const block of blocks) {
      if (block.removed !== null || block.kind === 'pre') continue;
      const line = block.words <= 8 ? kindOfLine(block.text) : null;
      if (line !== null) {
        if (block.kind !== 'cell') block.removed = reasons[line];
        continue;
      }
      if (block.words > longestRules || block.kind === 'caption') continue;
      const start = kindOfStart(block.text);
      if (block.words > longest && start !== 'comments') continue;
      // A caption's words may also open a sentence; then it must look like a caption in another way.
      if (start === null || (start === 'caption' && isProse(block) && !block.byPicture && block.words > 25))
        continue;
      block.removed = reasons[start];
    }
  },
};
