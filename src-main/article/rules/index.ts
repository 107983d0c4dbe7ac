import { biography } from './biography';
import type { About, Block, Rule } from './block';
import { captions, repeated } from './captions';
import { furniture } from './furniture';
import { headMatter } from './head-matter';
import { hints } from './hints';
import { links, tail } from './links';
import { neighbours } from './neighbours';
import { repeatedTitle } from './repeated-title';

/** All rules in the order in which they are applied. */
export const rules: Rule[] = [
  repeatedTitle,
  headMatter,
  hints,
  furniture,
  captions,
  repeated,
  links,
  neighbours,
  biography,
  tail,
];

export function applyRules(blocks: Block[], about: About): void {
  for (const rule of rules) rule.apply(blocks, about);
}
