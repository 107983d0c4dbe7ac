import { type Annotation, articleAddress, type Category } from '#contract';
import { type FileChild, HeadingLevel, Paragraph, type ParagraphChild } from 'docx';
import { tagsOf, noteOf } from '../../annotations/bodies';
import type { ExportedArticle } from '../exported';
import { dateOf, oneLine, webAddress } from '../mdast';
import { type Block, blocksOf, type TextBlock } from './blocks';
import { piecesOf } from './pieces';
import { startsRightToLeft } from './right-to-left';
import { linked, painted, run, runsOf } from './runs';
import { categoryName, commentOn, line, linksOf, note } from './said';
import { headingOf, writtenBlocks } from './write-blocks';

/** What an article is written with. */
export interface ArticleOptions {
  categories: readonly Category[];
  /** It stands among others: its title is a heading, not that of the document. */
  isPart: boolean;
  isFirst: boolean;
  citation: string;
  /** Takes a comment into the document and answers its number. */
  comment: (on: Annotation, children: FileChild[]) => number;
}

/**
 * One article: title, who wrote it and where, the reader's note, its text with its highlights painted and the notes on them
 * as comments, or, where the text is not wanted, the passages with their notes, and a line for a bibliography.
 */
export function articleBlocks(exported: ExportedArticle, options: ArticleOptions): FileChild[] {
  const { article, annotations, unplaced, html } = exported;
  const { categories, isPart } = options;
  const below = isPart ? 1 : 0;
  const under = (words: string, children: FileChild[]): FileChild[] =>
    children.length === 0
      ? []
      : [
          new Paragraph({ heading: headingOf(1 + below), children: [run(words)], ...direction(exported) }),
          ...children,
        ];
  const written = html === undefined ? null : text(html, exported, options, below);
  const without = annotations.filter(({ id }) => written?.seen.has(id) !== true || unplaced?.has(id));
  return [
    ...head(exported, options, written?.headline ?? [run(oneLine(article.title))]),
    ...under('Note', note(exported.note ?? '', categories, 1 + below)),
    ...(written?.blocks ?? []),
    ...under(
      html === undefined ? 'Highlights' : 'Notes without a place in this version of the text',
      without.flatMap((one) => entry(one, exported, options, below)),
    ),
    ...under('Reference', options.citation === '' ? [] : [line(article.title, [run(options.citation)])]),
  ];
}

/** What stands around a text that is read from right to left stands on its side. */
const direction = ({ article }: ExportedArticle): { bidirectional?: true } =>
  article.dir === 'rtl' ? { bidirectional: true } : {};

function head(
  exported: ExportedArticle,
  { isPart, isFirst }: ArticleOptions,
  headline: ParagraphChild[],
): FileChild[] {
  const { article, collections = [] } = exported;
  const day = dateOf(article.publishedTime);
  const names = [article.byline, article.siteName].map((fact) => oneLine(fact ?? '')).filter(Boolean);
  // Behind Arabic letters the parts of a day would stand in the other order, without a mark (Unicode, UAX #9, W2).
  const mark = startsRightToLeft(names.join(' ')) ? '\u200E' : '';
  const facts = [...names, ...(day === null ? [] : [`${mark}${day}`])].join(' · ');
  const address = webAddress(article.source.url);
  const ways: ParagraphChild[] = [linked('Open in Synoptic', articleAddress(article.id))];
  if (address !== null) ways.unshift(linked(address, address), run(' · '));
  const fact = (children: ParagraphChild[]): FileChild =>
    new Paragraph({ style: 'Fact', children, ...direction(exported) });
  const list = (name: string, words: readonly string[]): FileChild[] =>
    words.length === 0 ? [] : [fact([run(`${name}: ${words.join(', ')}`)])];
  return [
    new Paragraph({
      heading: isPart ? HeadingLevel.HEADING_1 : HeadingLevel.TITLE,
      ...(isPart && !isFirst && { pageBreakBefore: true }),
      ...direction(exported),
      children: headline,
    }),
    ...(facts === '' ? [] : [line(facts, [run(facts)], 'Subtitle')]),
    fact(ways),
    ...list('Tags', article.tags.map(oneLine)),
    ...list('Collections', collections.map(oneLine)),
  ];
}

/** A text as it is written. */
interface WrittenText {
  /** The headline that the text begins with, where it is that of the article, with what is marked in it. */
  headline: ParagraphChild[] | null;
  blocks: FileChild[];
  /** Highlights that words are seen of. One may lie on a picture, or on white space. */
  seen: ReadonlySet<string>;
}

/** The whole text, and above it which colour is which category. */
function text(html: string, exported: ExportedArticle, options: ArticleOptions, below: number): WrittenText {
  const { article, annotations, unplaced, pictures = [] } = exported;
  const { categories, comment } = options;
  const placed = annotations.filter(({ id }) => unplaced?.has(id) !== true);
  const passages = placed.map((one) => {
    const { start, end } = one.target.selector[0];
    return { start, end, category: one.category, one };
  });
  const blocks = blocksOf(html);
  const seen = new Set<string>();
  const pieces = piecesOf(blocks, passages, ({ one }) => {
    seen.add(one.id);
    const said = commentOn(one, exported, categories);
    return said && comment(one, said);
  });
  const begins = headlineOf(blocks[0], article.title);
  const how = { pieces, categories, pictures: new Map(pictures.map((one) => [one.name, one])) };
  const used = categories.filter(({ id }) => placed.some(({ category }) => category === id));
  const legend = used.flatMap((one, n) => [
    run(n === 0 ? 'Highlights: ' : ' '),
    run(oneLine(one.name), painted(one)),
  ]);
  return {
    seen,
    headline: begins ? runsOf(begins.inlines, how) : null,
    blocks: [
      ...(legend.length === 0
        ? []
        : [new Paragraph({ style: 'Fact', children: legend, ...direction(exported) })]),
      ...writtenBlocks(begins ? blocks.slice(1) : blocks, { ...how, below, dir: article.dir }),
    ],
  };
}

/** The first block of a text, where it says no more than the headline. */
function headlineOf(first: Block | undefined, title: string): TextBlock | null {
  if (first?.kind !== 'text' || first.inlines.some(({ kind }) => kind !== 'words')) return null;
  const words = first.inlines.map((one) => (one.kind === 'words' ? one.words : '')).join('');
  return oneLine(words) === oneLine(title) ? first : null;
}

/** A passage with what was said of it, where the text is not there. */
function entry(
  one: Annotation,
  exported: ExportedArticle,
  { categories }: ArticleOptions,
  below: number,
): FileChild[] {
  const category = categories.find(({ id }) => id === one.category);
  const isPlaced = exported.unplaced?.has(one.id) !== true;
  const quote = one.target.selector[1].exact.split(/\n+/).map(oneLine).filter(Boolean);
  const facts = [categoryName(one, categories), ...tagsOf(one).map((tag) => `#${oneLine(tag)}`)].join(' · ');
  const way = isPlaced
    ? linked('Passage', articleAddress(exported.article.id, { annotation: one.id }))
    : run('This passage is not in this version of the text.');
  return [
    ...quote.map((words) => line(words, [run(words, category ? painted(category) : {})], 'Quote')),
    line(facts, [run(`${facts} · `), way], 'Fact'),
    ...note(noteOf(one), categories, 1 + below),
    ...linksOf(one, exported, categories),
  ];
}
