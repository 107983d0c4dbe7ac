import type { Token } from '../words/tokens';

/** Small words that a long form may hold without a letter for them. */
const small = new Set(['of', 'the', 'and', 'for', 'on', 'in', 'de', 'la', 'du', 'des', 'und', 'der', 'del']);

/** A long form in a sentence (tokens `from` to before `to`) whose first letters are `acronym`. */
export interface LongForm {
  acronym: string;
  from: number;
  to: number;
}

/** Where a sentence writes out one of `acronyms` (folded): “World Health Organization” for “WHO”. */
export function longFormsIn(tokens: readonly Token[], acronyms: ReadonlySet<string>): LongForm[] {
  if (acronyms.size === 0) return [];
  const found: LongForm[] = [];
  for (let from = 0; from < tokens.length; from++) {
    if (!tokens[from]?.capital) continue;
    let [letters, all] = ['', ''];
    for (let to = from; to < tokens.length && to < from + longest; to++) {
      const token = tokens[to];
      if (!token || token.kind !== 'word' || !(token.capital || small.has(token.word))) break;
      all += token.word.charAt(0);
      if (token.capital) letters += token.word.charAt(0);
      if (!token.capital || to === from) continue;
      const acronym = acronyms.has(letters) ? letters : acronyms.has(all) ? all : null;
      if (acronym) found.push({ acronym, from, to: to + 1 });
    }
  }
  return found;
}

const longest = 8;
