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

/** @param leaveOut names of rules to pass over; for measuring. */
export function applyRules(blocks: Block[], about: About, leaveOut: readonly string[] = []): void {
  for (const rule of rules) if (!leaveOut.includes(rule.name)) rule.apply(blocks, about);
}
