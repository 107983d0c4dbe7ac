import type { Amount } from './amount';
import type { Lexicon } from './lexicon';
import type { Token } from './tokens';
import { units } from './units';

const being = new Set('was is were turned am became'.split(' '));
const theirs = new Set('his her their my your our'.split(' '));

/**
 * Where an age ends and what it can be, when the number is one: “16-year-old”, “aged 16”, “âgé de 16 ans”, “Ball, 62,”,
 * “when she was 80”, “in her 40s”; null otherwise.
 */
export function isAge(
  tokens: readonly Token[],
  i: number,
  amount: Amount,
  lexicon: Lexicon,
): { next: number; high: number } | null {
  const { low, high, next } = amount;
  if (!(low >= 0 && high <= 125)) return null;
  const [before, before2] = [tokens[i - 1], tokens[i - 2]];
  const text = (at: number): string => tokens[at]?.low ?? '';
  const isHyphen = (at: number): boolean => /^[-‑–]$/.test(tokens[at]?.text ?? '');
  // Sixteen-year-old, 16 years old, 90-plus year olds, 16-jährige.
  let at = isHyphen(next) ? next + 1 : next;
  if (text(at) === 'plus') at++;
  if (units.get(text(at))?.name === 'year') {
    const old = isHyphen(at + 1) ? at + 2 : at + 1;
    if (lexicon.old.has(text(old)) || text(old) === 'olds') return { next: old + 1, high };
    if (lexicon.of.has(text(at + 1)) && lexicon.old.has(text(at + 2))) return { next: at + 3, high };
    const aged = lexicon.of.has(before?.low ?? '') ? before2?.low : before?.low;
    return lexicon.aged.has(aged ?? '') ? { next: at + 1, high } : null;
  }
  if (text(at).startsWith('jahrig')) return { next: at + 1, high };
  const of = before?.low === 'of' || before?.low === 'von' ? before2?.low : before?.low;
  if (lexicon.aged.has(of ?? '') && tokens[next]?.kind !== 'word') return { next, high };
  const after = tokens[next];
  if (amount.spelled || !Number.isInteger(low) || amount.scale > 1) return null;
  const decade =
    after?.low === 's' && !after.gap
      ? next + 1
      : text(next + 1) === 's' && /['’]/.test(after?.text ?? '')
        ? next + 2
        : 0;
  if (decade && low % 10 === 0 && (theirs.has(before?.low ?? '') || theirs.has(before2?.low ?? '')))
    return { next: decade, high: low + 9 };
  if (low < 1 || low !== high || (after?.kind === 'word' && !lexicon.stop.has(after.low))) return null;
  const closes = !after || /^[,.;:)–—]$/.test(after.text);
  const named = before2?.kind === 'word' && /^\p{Lu}/u.test(before2.text) && !lexicon.months.has(before2.low);
  if ((before?.text === ',' || before?.text === '(') && named && closes && low > 2)
    return after?.text === ')' || before.text === ',' ? { next, high } : null;
  if (
    being.has(before?.low ?? '') &&
    closes &&
    low > 4 &&
    /^(?:he|she|they|i|who|when|\p{Lu})/u.test(before2?.text ?? '')
  )
    return { next, high };
  return before?.low === 'at' && i === 1 && after?.text === ',' && low > 2 ? { next, high } : null;
}
