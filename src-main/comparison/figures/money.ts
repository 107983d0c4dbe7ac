import type { Amount } from './amount';
import type { Lexicon } from './lexicon';
import type { Token } from './tokens';
import { currencyCodes, currencySigns, currencyWords, dollarsOf } from './units';

/** The currency written before an amount: “$”, “US$”, “EUR”, “Rs.”. */
export function moneyBefore(tokens: readonly Token[], i: number): { currency: string; next: number } | null {
  const [token, after] = [tokens[i], tokens[i + 1]];
  if (!token) return null;
  const isAmount = (at: number): boolean => tokens[at]?.kind === 'digits';
  if (token.kind === 'sign') {
    const currency = currencySigns.get(token.text);
    return currency && isAmount(i + 1) ? { currency, next: i + 1 } : null;
  }
  if (token.kind !== 'word') return null;
  if (after?.text === '$' && !after.gap && isAmount(i + 2))
    return { currency: dollarsOf.get(token.low) ?? 'USD', next: i + 2 };
  if (currencyCodes.has(token.text) && isAmount(i + 1)) return { currency: token.text, next: i + 1 };
  if (!/^Rs?$/.test(token.text)) return null;
  const at = after?.text === '.' ? i + 2 : i + 1;
  return isAmount(at) && token.text === 'Rs' ? { currency: 'INR', next: at } : null;
}

/** The currency written after an amount: “€”, “dollars”, “US dollars”, “EUR”. */
export function moneyAfter(
  tokens: readonly Token[],
  { next, scale }: Amount,
  lexicon: Lexicon,
): { currency: string; next: number } | null {
  let at = next;
  if (tokens[at]?.text === '-' && !tokens[at]?.gap) at++;
  if (lexicon.of.has(tokens[at]?.low ?? '') && scale > 1) at++;
  if (at > next && /^['’]$/.test(tokens[at]?.text ?? '')) at++;
  const token = tokens[at];
  if (!token) return null;
  const sign = currencySigns.get(token.text);
  // “5 $20 notes”: the sign belongs to what follows it.
  if (sign)
    return tokens[at + 1]?.kind === 'digits' && !tokens[at + 1]?.gap
      ? null
      : { currency: sign, next: at + 1 };
  if (token.kind !== 'word') return null;
  if (currencyCodes.has(token.text)) return { currency: token.text, next: at + 1 };
  const word = currencyWords.get(token.low);
  if (word) return { currency: word, next: at + 1 };
  if (/^pounds?$/.test(token.low) && scale >= 1e6) return { currency: 'GBP', next: at + 1 };
  const second = currencyWords.get(tokens[at + 1]?.low ?? '');
  if (!second) return null;
  if (/^(?:us|american)$/.test(token.low)) return { currency: 'USD', next: at + 2 };
  return null;
}
