import type { ComparisonOverview, Passage } from '#contract';
import type { PhrasingContent, RootContent } from 'mdast';
import { type ExportedComparison, leading, letterOf } from './comparison';
import { inQuotes, line, list, oneLine, part, quote, shortened, text } from './mdast';

type Quotation = ComparisonOverview['quotations'][number];

/** Longest stretch that is told as dropped, in characters. */
const longest = 300;

/** Shared quotations: the words, who each article says it was, and what only one of them has. */
export function quotations(exported: ExportedComparison): RootContent[] {
  return part(
    'Shared quotations',
    exported.overview.quotations.flatMap((one) => quotation(one, exported)),
  );
}

function quotation(one: Quotation, exported: ExportedComparison): RootContent[] {
  const { articles, quotes, speakers, droppedWords, whole } = one;
  const letter = (end: 'a' | 'b'): string =>
    letterOf(exported.articles.findIndex(({ id }) => id === articles[end]));
  const saidIn = (end: 'a' | 'b'): PhrasingContent[] => {
    const speaker = speakers[end]?.name;
    const at = { article: articles[end], annotation: null, passage: place(one[end]) };
    return [
      leading(letter(end), exported, at),
      text(speaker ? `: ${oneLine(speaker)}` : ': does not say who'),
    ];
  };
  const ends = ['a', 'b'] as const;
  const only = ends.flatMap((end) =>
    droppedWords[end]
      .map(oneLine)
      .filter(Boolean)
      .map((words) => line(text(`Only in ${letter(end)}: ${inQuotes(shortened(words, longest))}`))),
  );
  const differs = only.length > 0 ? [list(only)] : whole ? [] : [list([line(text('Not word for word.'))])];
  return [quote(quotes.a, text('— '), ...saidIn('a'), text(' · '), ...saidIn('b')), ...differs];
}

const place = ({ start, end }: Passage): Passage => ({ start, end });
