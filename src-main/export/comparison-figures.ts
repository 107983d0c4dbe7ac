import type { ComparisonOverview, Id } from '#contract';
import type { PhrasingContent, RootContent } from 'mdast';
import { type ExportedComparison, leading, letterOf } from './comparison';
import { inQuotes, line, list, oneLine, part, text } from './mdast';

type Figure = ComparisonOverview['figures'][number];

const otherwise = { differ: '', rounded: ' (rounded)', 'other-time': ' (reported at different times)' };

/** Figures that differ, with both places; and those that are rounded or of another time, which are no differences. */
export function figures(exported: ExportedComparison): RootContent[] {
  const { overview } = exported;
  const told = (all: readonly Figure[]): RootContent[] =>
    all.length === 0 ? [] : [list(all.map((figure) => line(...said(figure, exported))))];
  return [
    ...part('Figures that differ', told(overview.figures.filter(({ state }) => state === 'differ'))),
    ...part(
      'Figures that are rounded or of another time',
      told(overview.figures.filter(({ state }) => state !== 'differ')),
    ),
  ];
}

function said(figure: Figure, exported: ExportedComparison): PhrasingContent[] {
  const { about, articles, quotes, state } = figure;
  const subject = oneLine(about);
  return [
    ...(subject ? [text(`${subject}: `)] : []),
    ...side(exported, articles.a, quotes.a, figure.a),
    text(' – '),
    ...side(exported, articles.b, quotes.b, figure.b),
    ...(otherwise[state] ? [text(otherwise[state])] : []),
  ];
}

function side(
  exported: ExportedComparison,
  article: Id,
  quote: string,
  { start, end }: Figure['a'],
): PhrasingContent[] {
  const letter = letterOf(exported.articles.findIndex(({ id }) => id === article));
  const place = { article, annotation: null, passage: { start, end } };
  return [text(`${letter} `), leading(inQuotes(oneLine(quote)), exported, place)];
}
