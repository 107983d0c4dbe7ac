import type { Copied, Match, Passage, SharedQuotation } from '#contract';
import { common } from './overlap';

/** Share of both sentences that must be copied for the match to be a copy. */
const mostlyCopied = 0.6;

/** Characters of a shared stretch that make a match of two sentences a quotation; shorter ones are single words. */
const leastQuoted = 12;

interface Places {
  a: Passage;
  b: Passage;
}

/**
 * Says of each match whether it is a quotation or copied text, by what was found of these in both texts; a quotation
 * first, since it says where the words are from. Runs of the same words in a quotation are told as quotations.
 */
export function withKinds(
  matches: readonly Match[],
  quotations: readonly SharedQuotation[],
  copied: readonly Copied[],
): Match[] {
  const quoted = quotations.flatMap(({ shared }) => shared);
  return matches.map((match) => {
    const quotes = touching(quoted, match).filter(
      (one) => Math.min(common(one.a, match.a), common(one.b, match.b)) >= leastQuoted,
    );
    if (quotes.length > 0)
      return { ...match, kind: 'quotation', evidence: asQuotations(match.evidence, quotes) };
    const share = (side: 'a' | 'b'): number =>
      touching(copied, match).reduce((sum, one) => sum + common(one[side], match[side]), 0) /
      Math.max(1, match[side].end - match[side].start);
    return Math.min(share('a'), share('b')) >= mostlyCopied ? { ...match, kind: 'copied' } : match;
  });
}

const touching = <T extends Places>(all: readonly T[], { a, b }: Places): T[] =>
  all.filter((one) => common(one.a, a) > 0 && common(one.b, b) > 0);

function asQuotations(evidence: Match['evidence'], quotes: readonly Places[]): Match['evidence'] {
  return evidence.map((one) => {
    const place = one.a[0];
    const inQuote = place && quotes.some(({ a }) => common(a, place) >= 0.6 * (place.end - place.start));
    return one.type === 'run' && inQuote ? { ...one, type: 'quotation' } : one;
  });
}
