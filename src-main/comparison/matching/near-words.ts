import { porter2 } from '../words/porter2';
import { relatedGroups } from '../words/related-words';
import type { Term } from './terms';

/** Letters that two words must begin with to be taken for forms or spellings of one. */
const prefix = 5;

/** What terms are like each other: by how they begin, and by what they mean. */
export interface Likeness {
  /** The same number for terms that begin alike, or -1. */
  beginning: Int32Array;
  beginnings: number;
  /** The groups of related words that a term is in. */
  groups: readonly (readonly number[] | undefined)[];
}

/** @param english whether related words are known in the language */
export function likenessOf(terms: readonly Term[], english: boolean): Likeness {
  const numbers = new Map<string, number>();
  const beginning = Int32Array.from(terms, ({ key, kind }) => {
    if ((kind !== 'word' && kind !== 'name') || key.length <= prefix) return -1;
    const start = key.slice(0, prefix);
    let number = numbers.get(start);
    if (number === undefined) numbers.set(start, (number = numbers.size));
    return number;
  });
  const groups = terms.map(({ key, kind }) => (english && kind === 'word' ? groupsOf.get(key) : undefined));
  return { beginning, beginnings: numbers.size, groups };
}

export const groupCount = relatedGroups.length;

const groupsOf = new Map<string, number[]>();
relatedGroups.forEach((words, group) => {
  for (const word of words) {
    const stem = porter2(word);
    const groups = groupsOf.get(stem);
    if (!groups) groupsOf.set(stem, [group]);
    else if (!groups.includes(group)) groups.push(group);
  }
});
