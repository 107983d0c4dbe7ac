import type { Outlets } from './outlets';
import { pairGroups, theOthers } from './pair-groups';

type Pairs = readonly (readonly [string, string])[];

/** Keeps a name in another direction of writing together. */
const isolated = (name: string): string => (/[\u0590-\u08ff]/.test(name) ? `\u2068${name}\u2069` : name);

/** What must be known of pairs that have hardly anything in common, a sentence for each; never that it is so. */
export function differentEvents(panes: readonly string[], pairs: Pairs, outlets: Outlets): string[] {
  return pairGroups(panes, pairs).map(({ articles, as }) => {
    const [one = '', other = ''] = articles.map((id) => `“${isolated(outlets(id))}”`);
    if (as === 'all') return 'These may all be about different events: they have hardly anything in common.';
    if (as === 'others')
      return `${one} may be about another event than ${theOthers(panes.length)}: hardly anything in common.`;
    return `${one} and ${other} may be about different events: they have hardly anything in common.`;
  });
}

/** What must be known of pairs in different languages, a sentence for each. */
export function differentLanguages(panes: readonly string[], pairs: Pairs, outlets: Outlets): string[] {
  return pairGroups(panes, pairs).map(({ articles, as }) => {
    const [one = '', other = ''] = articles.map((id) => `“${isolated(outlets(id))}”`);
    const said = 'only names, figures, dates and quotations are compared.';
    if (as === 'all') return `All are in different languages: ${said}`;
    if (as === 'others') return `${one} is in another language than ${theOthers(panes.length)}: ${said}`;
    return `${one} and ${other} are in different languages: ${said}`;
  });
}
