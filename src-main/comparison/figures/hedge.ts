import type { Hedge } from './figure';
import type { Lexicon } from './lexicon';
import type { Token } from './tokens';

/** What is said of a number right before it: “at least”, “up to”. */
export function hedgeBefore(tokens: readonly Token[], i: number, lexicon: Lexicon): Hedge | null {
  const words: string[] = [];
  let found: Hedge | null = null;
  for (let at = i - 1; at >= 0 && words.length < 4; at--) {
    const token = tokens[at];
    // The apostrophe of “plus d’une”.
    if (token?.kind === 'sign' && /^['’]$/.test(token.text)) continue;
    if (token?.kind !== 'word') break;
    words.unshift(token.low);
    found = lexicon.hedges.get(words.join(' ')) ?? found;
  }
  return found;
}

/** And right after it: “or more”, “-plus”, “+”. */
export function hedgeAfter(tokens: readonly Token[], next: number, lexicon: Lexicon): Hedge | null {
  if (tokens[next]?.text === '+' && !tokens[next]?.gap) return 'at-least';
  const at = tokens[next]?.text === '-' && !tokens[next]?.gap ? next + 1 : next;
  const [one, two] = [tokens[at]?.low ?? '', tokens[at + 1]?.low ?? ''];
  return lexicon.hedgesAfter.get(`${one} ${two}`) ?? lexicon.hedgesAfter.get(one) ?? null;
}
