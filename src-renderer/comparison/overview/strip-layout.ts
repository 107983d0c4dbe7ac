import type { ComparisonOverview } from '#contract';

type OverviewArticle = ComparisonOverview['articles'][number];
type Sentence = OverviewArticle['sentences'][number];

/** What a strip shows, from above: each has a shape of its own, so that colour is never the only sign. */
export const stripKinds = ['differs', 'shared', 'only-here', 'quotation', 'copied'] as const;
export type StripKind = (typeof stripKinds)[number];

/** Heights in CSS pixels. */
export const stripHeight = 30;
const base = { differs: [1, 6], shared: [10, 11], 'only-here': [18, 3], quotation: [24, 2], copied: [28, 2] };
/** Width of a column in CSS pixels. */
const column = 2;

const has: Record<StripKind, (sentence: Sentence) => boolean> = {
  differs: ({ differs }) => differs,
  shared: ({ shared }) => shared > 0,
  'only-here': ({ onlyHere }) => onlyHere,
  quotation: ({ quotation }) => quotation,
  copied: ({ copied }) => copied,
};

/**
 * The path of each kind over the width of a strip. A column stands for a few characters of a short text and for whole
 * paragraphs of a long one; what is shared is as high there as its share, so that a long text is not said to be shared
 * where only a line of it is.
 * @param width in CSS pixels
 */
export function stripPaths(
  { sentences, length }: Pick<OverviewArticle, 'sentences' | 'length'>,
  width: number,
): Record<StripKind, string> {
  const columns = Math.max(1, Math.floor(width / column));
  const paths = { differs: '', shared: '', 'only-here': '', quotation: '', copied: '' };
  if (length === 0) return paths;
  const per = length / columns;
  for (const kind of stripKinds) {
    const shares = new Float64Array(columns);
    for (const sentence of sentences) {
      if (!has[kind](sentence)) continue;
      const last = Math.min(columns - 1, Math.floor((sentence.end - 1) / per));
      for (let at = Math.floor(sentence.start / per); at <= last; at++) {
        const from = Math.max(sentence.start, at * per);
        const to = Math.min(sentence.end, (at + 1) * per);
        shares[at] = (shares[at] ?? 0) + Math.max(0, to - from) / per;
      }
    }
    const [top, height] = base[kind] as [number, number];
    const heightOf = (share: number): number => {
      // A sliver of a sentence that begins in the next column is no mark here, unless it is all there is of it.
      if (share < (kind === 'differs' ? 0.02 : 0.3)) return 0;
      return kind === 'shared' ? Math.max(3, Math.round(height * Math.min(1, share))) : height;
    };
    // Columns of one height side by side are one piece.
    for (let at = 0, next = 0; at < columns; at = next) {
      const high = heightOf(shares[at] ?? 0);
      for (next = at + 1; next < columns && heightOf(shares[next] ?? 0) === high; next++);
      const wide = (next - at) * column;
      if (high > 0) paths[kind] += `M${at * column} ${top + height - high}h${wide}v${high}h-${wide}z`;
    }
  }
  return paths;
}

/** The sentence at a place of the strip, or the nearest one that something is known about. */
export function sentenceAt(sentences: readonly Sentence[], offset: number): number {
  let best = -1;
  let nearest = Infinity;
  sentences.forEach((sentence, i) => {
    const away = offset < sentence.start ? sentence.start - offset : Math.max(0, offset - sentence.end + 1);
    if (away >= nearest) return;
    nearest = away;
    best = i;
  });
  return best;
}

export const isMarked = (sentence: Sentence): boolean => stripKinds.some((kind) => has[kind](sentence));

/** What is known about a sentence, in words. */
export function saidOf(sentence: Sentence, others: number): string {
  const said = [
    sentence.differs && 'figures differ',
    sentence.copied && 'copied text',
    sentence.quotation && 'shared quotation',
    sentence.shared > 0 && (others > 1 ? `shared with ${sentence.shared} of ${others}` : 'shared'),
    sentence.onlyHere && 'no counterpart found',
  ].filter((one) => one !== false);
  const words = said.join(', ') || 'nothing certain';
  return words.charAt(0).toUpperCase() + words.slice(1);
}
