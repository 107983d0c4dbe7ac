import { type Annotation, articleAddress, type Category, relationNames } from '#contract';
import { type FileChild, Paragraph, type ParagraphChild } from 'docx';
import { noteOf, tagsOf } from '../../annotations/bodies';
import type { ExportedArticle } from '../exported';
import { inQuotes, oneLine, shortened } from '../mdast';
import { noteBlocks } from './note-blocks';
import { piecesOf } from './pieces';
import { startsRightToLeft } from './right-to-left';
import { linked, run } from './runs';
import { writtenBlocks } from './write-blocks';

/** Characters of a linked quote. */
const longestQuote = 160;

/** A paragraph in the direction of its words. */
export function line(words: string, children: ParagraphChild[], style?: string): Paragraph {
  return new Paragraph({
    children,
    ...(style !== undefined && { style }),
    ...(startsRightToLeft(words) && { bidirectional: true }),
  });
}

/** A note of the reader's. @param below levels that its headings go down */
export function note(words: string, categories: readonly Category[], below: number): FileChild[] {
  const blocks = noteBlocks(words);
  const pieces = piecesOf(blocks, []);
  return writtenBlocks(blocks, { pieces, categories, pictures: new Map(), below, dir: null });
}

/** What the reader said of a passage besides painting it: note, tags, links; null where there is nothing. */
export function commentOn(
  one: Annotation,
  exported: ExportedArticle,
  categories: readonly Category[],
): FileChild[] | null {
  const tags = tagsOf(one).map((tag) => `#${oneLine(tag)}`);
  const said = note(noteOf(one), categories, 3);
  const links = linksOf(one, exported, categories);
  if (tags.length + said.length + links.length === 0) return null;
  const head = [run(categoryName(one, categories), { bold: true })];
  if (tags.length > 0) head.push(run(` · ${tags.join(' ')}`));
  return [new Paragraph({ children: head }), ...said, ...links];
}

export const categoryName = ({ category }: Annotation, categories: readonly Category[]): string =>
  oneLine(categories.find(({ id }) => id === category)?.name ?? category);

/** The links of a passage to passages of other articles, each with its note. */
export function linksOf(
  one: Annotation,
  { links = [] }: ExportedArticle,
  categories: readonly Category[],
): FileChild[] {
  return links.flatMap(({ ends, relation, note: why }) => {
    const at = ends.findIndex(
      ({ annotation, article }) => annotation === one.id && article === one.target.source,
    );
    const far = ends[1 - at];
    if (at === -1 || !far) return [];
    const quote = inQuotes(shortened(oneLine(far.quote), longestQuote));
    const said = `→ ${relationNames[relation][at === 0 ? 'to' : 'from']}: ${quote} (`;
    const title = oneLine(far.title);
    const address = articleAddress(far.article, { annotation: far.annotation });
    const way = far.state === 'there' ? linked(title, address) : run(title);
    return [line(said, [run(said), way, run(')')], 'Fact'), ...note(why, categories, 3)];
  });
}
