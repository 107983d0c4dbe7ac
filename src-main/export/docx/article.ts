import { type Annotation, articleAddress, type Category } from '#contract';
import { type FileChild, HeadingLevel, Paragraph, type ParagraphChild } from 'docx';
import { tagsOf, noteOf } from '../../annotations/bodies';
import type { ExportedArticle } from '../exported';
import { dateOf, oneLine, webAddress } from '../mdast';
import { type Block, blocksOf } from './blocks';
import { type Passage, piecesOf } from './pieces';
import { linked, painted, run } from './runs';
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
      : [new Paragraph({ heading: headingOf(1 + below), children: [run(words)] }), ...children];
  const without = html === undefined ? annotations : annotations.filter(({ id }) => unplaced?.has(id));
  return [
    ...head(exported, options),
    ...under('Note', note(exported.note ?? '', categories, 1 + below)),
    ...(html === undefined ? [] : text(html, exported, options, below)),
    ...under(
      html === undefined ? 'Highlights' : 'Notes without a place in this version of the text',
      without.flatMap((one) => entry(one, exported, options, below)),
    ),
    ...under('Reference', options.citation === '' ? [] : [line(article.title, [run(options.citation)])]),
  ];
}

function head(
  { article, collections = [] }: ExportedArticle,
  { isPart, isFirst }: ArticleOptions,
): FileChild[] {
  const title = oneLine(article.title);
  const facts = [article.byline, article.siteName, dateOf(article.publishedTime)]
    .map((fact) => oneLine(fact ?? ''))
    .filter(Boolean)
    .join(' · ');
  const address = webAddress(article.source.url);
  const ways: ParagraphChild[] = [linked('Open in Synoptic', articleAddress(article.id))];
  if (address !== null) ways.unshift(linked(address, address), run(' · '));
  const list = (name: string, words: readonly string[]): FileChild[] =>
    words.length === 0
      ? []
      : [new Paragraph({ style: 'Fact', children: [run(`${name}: ${words.join(', ')}`)] })];
  return [
    new Paragraph({
      heading: isPart ? HeadingLevel.HEADING_1 : HeadingLevel.TITLE,
      ...(isPart && !isFirst && { pageBreakBefore: true }),
      ...(article.dir === 'rtl' && { bidirectional: true }),
      children: [run(title)],
    }),
    ...(facts === '' ? [] : [line(facts, [run(facts)], 'Subtitle')]),
    new Paragraph({ style: 'Fact', children: ways }),
    ...list('Tags', article.tags.map(oneLine)),
    ...list('Collections', collections.map(oneLine)),
  ];
}

/** The whole text, and above it which colour is which category. */
function text(html: string, exported: ExportedArticle, options: ArticleOptions, below: number): FileChild[] {
  const { article, annotations, unplaced, pictures = [] } = exported;
  const { categories, comment } = options;
  const placed = annotations.filter(({ id }) => unplaced?.has(id) !== true);
  const passages = placed.map((one): Passage => {
    const { start, end } = one.target.selector[0];
    const said = commentOn(one, exported, categories);
    return { start, end, category: one.category, comment: said && comment(one, said) };
  });
  const blocks = withoutTitle(blocksOf(html), article.title, passages);
  const used = categories.filter(({ id }) => placed.some(({ category }) => category === id));
  const legend = used.flatMap((one, n) => [
    run(n === 0 ? 'Highlights: ' : ' '),
    run(oneLine(one.name), painted(one)),
  ]);
  return [
    ...(legend.length === 0 ? [] : [new Paragraph({ style: 'Fact', children: legend })]),
    ...writtenBlocks(blocks, {
      pieces: piecesOf(blocks, passages),
      pictures: new Map(pictures.map((one) => [one.name, one])),
      ...{ categories, below, dir: article.dir },
    }),
  ];
}

/** The text of a page often begins with its headline, which stands above it already; one with a highlight in it stays. */
function withoutTitle(
  blocks: readonly Block[],
  title: string,
  passages: readonly Passage[],
): readonly Block[] {
  const [first, ...others] = blocks;
  if (first?.kind !== 'text' || first.inlines.some(({ kind }) => kind !== 'words')) return blocks;
  const words = first.inlines.filter((one) => one.kind === 'words');
  if (oneLine(words.map((one) => one.words).join('')) !== oneLine(title)) return blocks;
  const end = Math.max(...words.map((one) => one.at + one.words.length));
  return passages.some(({ start }) => start < end) ? blocks : others;
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
