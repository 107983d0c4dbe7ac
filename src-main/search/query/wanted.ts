import { wordsIn } from '../words/words-in';
import type { Scope, Wanted } from './query';

const unspaced =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\u30fc]+/gu;
/** What of a phrase counts, in UTF-16 code units. */
const longestPhrase = 300;
let segmenter: Intl.Segmenter | undefined;

/** Several words next to each other. Null where there is no word. */
export function phrase(said: string, scope: Scope | null): Wanted | null {
  const { terms, wholes } = termsOf(said.slice(0, longestPhrase));
  if (terms.length === 0) return null;
  return {
    kind: 'words',
    terms,
    whole: terms.length > 1 ? (wholes[0] ?? null) : null,
    prefix: 'no',
    scope,
    said,
  };
}

/**
 * What one run of characters without white space asks for. Usually one word; words that hang together (`re-elected`,
 * `bbc.co.uk`) must stand next to each other; where a script does without spaces, the platform's dictionary divides it.
 */
export function wanted(said: string, scope: Scope | null, isLast: boolean): Wanted[] {
  const isAsked = /\*$/.test(said);
  const found = parts(said).flatMap((part) => phrase(part, scope) ?? []);
  const last = found.at(-1);
  const end = last?.terms.at(-1) ?? '';
  if (last && isAsked) last.prefix = 'asked';
  // A character of a script without spaces is a term of its own, which does not go on.
  else if (last && isLast && end.length > 1 && !end.match(unspaced)) last.prefix = 'typing';
  return found;
}

function parts(said: string): string[] {
  const found: string[] = [];
  let at = 0;
  for (const match of said.matchAll(unspaced)) {
    found.push(said.slice(at, match.index));
    at = match.index + match[0].length;
    segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
    for (const { segment } of segmenter.segment(match[0])) found.push(segment);
  }
  return [...found, said.slice(at)].filter(Boolean);
}

function termsOf(said: string): { terms: string[]; wholes: string[] } {
  const { terms, positions, count } = wordsIn(said);
  const found: string[] = [];
  const wholes: string[] = [];
  for (let i = 0; i < count; i++) {
    const isWhole = i > 0 && positions[i] === positions[i - 1];
    (isWhole ? wholes : found).push(terms[i] ?? '');
  }
  // Only a compound alone can be written as one word.
  return { terms: found, wholes: wholes.length === 1 && wholes[0] === found.join('') ? wholes : [] };
}
