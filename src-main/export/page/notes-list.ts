import { type Annotation, type Category, relationNames } from '#contract';
import { noteOf, tagsOf } from '../../annotations/bodies';
import type { ExportedArticle } from '../exported';
import { oneLine } from '../mdast';
import { escapeHtml } from './escape-html';

/** The note on the article and all notes in it, each with the words it is on. */
export function notesList(exported: ExportedArticle, categories: readonly Category[], key: string): string {
  const { note = '', annotations } = exported;
  const own = note.trim() === '' ? '' : `<h2>Note</h2>\n<p class="note">${escapeHtml(note.trim())}</p>\n`;
  const items = annotations.map((one, n) => item(one, n + 1, exported, categories, key)).join('');
  const list = items === '' ? '' : `<h2>Highlights and notes</h2>\n<ol>\n${items}</ol>\n`;
  return own + list === '' ? '' : `<section class="notes">\n${own}${list}</section>\n`;
}

function item(
  one: Annotation,
  number: number,
  { unplaced, links = [], html }: ExportedArticle,
  categories: readonly Category[],
  key: string,
): string {
  const isPlaced = unplaced?.has(one.id) !== true;
  const category = categories.find(({ id }) => id === one.category)?.name ?? one.category;
  const said = [
    escapeHtml(oneLine(category)),
    ...tagsOf(one).map((tag) => escapeHtml(`#${oneLine(tag)}`)),
    ...(isPlaced ? [] : ['This passage is not in this version of the text.']),
  ].join(' · ');
  const quote = escapeHtml(one.target.selector[1].exact.trim());
  const note = noteOf(one).trim();
  const joined = links.flatMap(({ ends, relation, note: why }) => {
    const at = ends.findIndex((end) => end.annotation === one.id && end.article === one.target.source);
    const far = ends[1 - at];
    if (at === -1 || !far) return [];
    const words = `${relationNames[relation][at === 0 ? 'to' : 'from']}: “${oneLine(far.quote)}” (${oneLine(far.title)})`;
    return [
      `<p class="link">→ ${escapeHtml(words)}${why.trim() === '' ? '' : `<br>${escapeHtml(why.trim())}`}</p>\n`,
    ];
  });
  const quoted = isPlaced && html !== undefined ? `<a href="#${key}passage-${number}">${quote}</a>` : quote;
  return `<li value="${number}">\n<blockquote class="in-${one.category}">${quoted}</blockquote>\n<p class="facts">${said}</p>\n${note === '' ? '' : `<p class="note">${escapeHtml(note)}</p>\n`}${joined.join('')}</li>\n`;
}
