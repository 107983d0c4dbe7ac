import type { Amount } from './amount';
import type { Lexicon } from './lexicon';
import type { Token } from './tokens';

/** “Dozens”, “tens of thousands”, “several hundred”; null when nothing of the kind starts at the token. */
export function readVague(tokens: readonly Token[], i: number, lexicon: Lexicon): Amount | null {
  const word = tokens[i]?.low ?? '';
  const amount = (low: number, high: number, next: number): Amount => ({
    ...{ low, high, step: low, vague: true, spelled: true, scale: 1, next },
  });
  const many = lexicon.vague.get(word);
  if (many) {
    const of = lexicon.of.has(tokens[i + 1]?.low ?? '') ? 2 : 1;
    const more = lexicon.vague.get(tokens[i + of]?.low ?? '');
    if (more) return amount((many[0] * more[0]) / 2, (many[1] * more[0]) / 2, i + of + 1);
    return word === 'tens' ? null : amount(many[0], many[1], i + 1);
  }
  if (!lexicon.several.has(word)) return null;
  const of = lexicon.of.has(tokens[i + 1]?.low ?? '') ? 2 : 1;
  const by = lexicon.scales.get(tokens[i + of]?.low ?? '');
  return by && (tokens[i + of]?.low.length ?? 0) > 3 ? amount(2 * by, 10 * by, i + of + 1) : null;
}

/** “Two-thirds”, “a third of”, “half the”, as a percentage. */
export function readFraction(tokens: readonly Token[], i: number, lexicon: Lexicon): Amount | null {
  const word = tokens[i]?.low ?? '';
  const share = (value: number, next: number): Amount => ({
    ...{ low: value, high: value, step: 5, vague: false, spelled: true, scale: 1, next },
  });
  const isOf = (at: number): boolean => lexicon.of.has(tokens[at]?.low ?? '');
  if (lexicon.half.has(word)) {
    const after = tokens[i + 1]?.low ?? '';
    return isOf(i + 1) || after === 'the' || after === 'their' || after === 'its' ? share(50, i + 1) : null;
  }
  const count = lexicon.cardinals.get(word) ?? (lexicon.articles.has(word) ? 1 : undefined);
  if (!count || count > 9) return null;
  const at = tokens[i + 1]?.text === '-' ? i + 2 : i + 1;
  const parts = lexicon.fractions.get(tokens[at]?.low ?? '');
  if (!parts || count >= parts) return null;
  return count > 1 || isOf(at + 1) ? share((100 * count) / parts, at + 1) : null;
}
