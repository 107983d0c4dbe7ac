import { articleAddress, type Category, relationNames } from '#contract';
import { noteOf, tagsOf } from '../annotations/bodies';
import { byteOrderMark, csvLine } from './csv-lines';
import type { ExportedArticle } from './exported';
import { dateOf, oneLine, webAddress } from './mdast';

const columns = [
  ...['Kind', 'Quote', 'Note', 'Category', 'Tags', 'Place', 'Links', 'Title', 'Author', 'Outlet'],
  ...['Published', 'Address', 'Article tags', 'Collections', 'Saved', 'Created', 'Modified'],
  ...['Opens in Synoptic', 'Article id', 'Note id'],
];

/** The first line of the table of notes. */
export const notesCsvHead = byteOrderMark + csvLine(columns);

/** A line for each note of an article, those on the article as a whole included. Lists are divided by semicolons. */
export function notesCsv(exported: ExportedArticle, categories: readonly Category[]): string {
  const { article, note = '', annotations, unplaced, links = [] } = exported;
  const address = articleAddress(article.id);
  const about = [
    oneLine(article.title),
    oneLine(article.byline ?? ''),
    oneLine(article.siteName ?? ''),
    dateOf(article.publishedTime) ?? '',
    webAddress(article.source.url) ?? '',
    list(article.tags),
    list(exported.collections ?? []),
    article.source.importedAt,
  ];
  const whole = ['Article note', '', lines(note), '', '', '', '', ...about, '', '', address, article.id, ''];
  return [
    ...(note.trim() === '' ? [] : [whole]),
    ...annotations.map((one) => [
      'Highlight',
      lines(one.target.selector[1].exact),
      lines(noteOf(one)),
      oneLine(categories.find(({ id }) => id === one.category)?.name ?? one.category),
      list(tagsOf(one)),
      unplaced?.has(one.id) ? 'not in this version of the text' : String(one.target.selector[0].start),
      list(links.flatMap((link) => linkOf(one.id, link))),
      ...about,
      one.created,
      one.modified,
      articleAddress(article.id, { annotation: one.id }),
      article.id,
      one.id,
    ]),
  ]
    .map(csvLine)
    .join('');
}

const list = (words: readonly string[]): string => words.map(oneLine).join('; ');
const lines = (words: string): string => words.replace(/\r\n?/g, '\n').trim();

function linkOf(id: string, { ends, relation }: NonNullable<ExportedArticle['links']>[number]): string[] {
  const at = ends.findIndex(({ annotation }) => annotation === id);
  const far = ends[1 - at];
  if (at === -1 || !far) return [];
  return [
    `${relationNames[relation][at === 0 ? 'to' : 'from']}: ${oneLine(far.title)} (${articleAddress(far.article, far)})`,
  ];
}
