import type { Lexicon } from './lexicon';
import type { Token } from './tokens';

const plural = (token: Token, lexicon: Lexicon): boolean =>
  lexicon.singular(token.low) !== token.low && /^\p{Ll}/u.test(token.text);

/**
 * What a number counts, as far as it can be told without grammar: of the words after it, up to the next word without
 * meaning of its own, the first that is a plural, in German the first that is a noun; else the last of two, or the first.
 */
export function countedNoun(
  tokens: readonly Token[],
  from: number,
  one: boolean,
  lexicon: Lexicon,
): string | null {
  let i = from;
  if (lexicon.of.has(tokens[i]?.low ?? '')) i++;
  if (
    ['the', 'those', 'these', 'its', 'his', 'her', 'their', 'all', 'other', 'of'].includes(
      tokens[i]?.low ?? '',
    )
  )
    i++;
  const run: Token[] = [];
  for (; run.length < 4; i++) {
    const token = tokens[i];
    if (token?.text === '-' && !token.gap) continue;
    if (token?.kind !== 'word' || lexicon.stop.has(token.low)) break;
    run.push(token);
  }
  const first = run[0];
  const last = run.at(-1);
  if (!first || !last) return null;
  const german = lexicon.compound !== undefined;
  const noun = german
    ? run.find(({ text }) => /^\p{Lu}/u.test(text))
    : run.find((token) => plural(token, lexicon));
  const chosen =
    noun ?? (one || lexicon.decimalComma || run.length > 2 || last.low.endsWith('ed') ? first : last);
  return lexicon.singular(chosen.low);
}
