import { relationNames } from '#contract';
import type { Id, ShownLink } from '#contract';
import type { PhrasingContent, RootContent } from 'mdast';
import { type ExportedComparison, leading, letterOf, titleOf, wayTo } from './comparison';
import {
  inQuotes,
  dateOf,
  line,
  link,
  list,
  oneLine,
  paragraph,
  part,
  raw,
  shortened,
  text,
  webAddress,
} from './mdast';
import { embedNote } from './note';

/** Characters of a linked quote. */
const longestQuote = 160;

const letterIn = ({ articles }: ExportedComparison, article: Id): string =>
  letterOf(articles.findIndex(({ id }) => id === article));

/** What the reader should know before anything else. */
export function warnings(exported: ExportedComparison): RootContent[] {
  const { differentEvents, differentLanguages } = exported.overview;
  const both = ([a, b]: [Id, Id]): string => `${letterIn(exported, a)} and ${letterIn(exported, b)}`;
  return [
    ...differentEvents.map((pair) => paragraph(text(`${both(pair)} may be about different events.`))),
    ...differentLanguages.map((pair) =>
      paragraph(
        text(
          `${both(pair)} are in different languages: only names, figures, dates and quotations were compared.`,
        ),
      ),
    ),
  ];
}

/** Sentences of each article without a counterpart in any other, in the order of their weight. */
export function onlyHere(exported: ExportedComparison): RootContent[] {
  const { articles, overview } = exported;
  const parts = articles.flatMap(({ id }, n) => {
    const its = overview.onlyHere.filter(({ article }) => article === id);
    if (its.length === 0) return [];
    const items = its.map(({ text: words, passage }) =>
      line(text(oneLine(words)), ...wayTo(exported, { article: id, annotation: null, passage }, ' ')),
    );
    return part(`Only in ${letterOf(n)}`, [list(items)], 3);
  });
  const said = 'No counterpart of these was found in the other articles.';
  return part('Only here', parts.length === 0 ? [] : [paragraph(text(said)), ...parts]);
}

/** The links between passages of these articles, each with its note. */
export function joined(exported: ExportedComparison): RootContent[] {
  const ids = new Set(exported.articles.map(({ id }) => id));
  return exported.links
    .filter(({ ends }) => ends.every(({ article }) => ids.has(article)))
    .flatMap(({ ends: [from, to], relation, note }) => {
      const said = paragraph(
        ...end(from, exported),
        text(` → ${relationNames[relation].to}: `),
        ...end(to, exported),
      );
      return note.trim() === '' ? [said] : [said, raw(embedNote(note))];
    });
}

function end(one: ShownLink['ends'][number], exported: ExportedComparison): PhrasingContent[] {
  const { article, annotation, quote, passage, state } = one;
  const words = inQuotes(shortened(oneLine(quote), longestQuote));
  const letter = text(`${letterIn(exported, article)} `);
  if (state !== 'there') return [letter, text(words)];
  return [letter, leading(words, exported, { article, annotation, passage })];
}

/** How much of each stands in another, word for word or nearly. */
export function reuse(exported: ExportedComparison): RootContent[] {
  const percent = (share: number): string =>
    share < 0.01 ? 'less than 1 %' : `${Math.round(share * 100)} %`;
  const items = exported.overview.reuse
    .filter(({ shareOfA, shareOfB }) => shareOfA > 0 || shareOfB > 0)
    .map(({ a, b, shareOfA, shareOfB }) => {
      const [one, other] = [letterIn(exported, a), letterIn(exported, b)];
      return line(
        text(
          `${percent(shareOfA)} of the words of ${one} stand in ${other}, ${percent(shareOfB)} of ${other} in ${one}.`,
        ),
      );
    });
  return items.length === 0 ? [] : [list(items)];
}

/** Outlet, author, title, when it was published and taken over, and the address of each article. */
export function sources({ articles }: ExportedComparison): RootContent[] {
  const items = articles.map((column, n) => {
    const { article } = column;
    if (!article) return line(text(`${letterOf(n)}: ${titleOf(column)}.`));
    const { siteName, byline, title, publishedTime, source } = article;
    const published = dateOf(publishedTime);
    const address = webAddress(source.url);
    const said = [
      siteName && oneLine(siteName),
      byline && oneLine(byline),
      `“${oneLine(title)}”`,
      published && `published ${published}`,
      source.importedAt !== null && `accessed ${dateOf(source.importedAt)}`,
      address === null && oneLine(source.fileName),
    ];
    const words = `${letterOf(n)}: ${said.filter(Boolean).join(', ')}`;
    return address === null ? line(text(`${words}.`)) : line(text(`${words}, `), link(address, address));
  });
  return [list(items)];
}
