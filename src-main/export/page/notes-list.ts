import { type Annotation, type Category, relationNames } from '#contract';
import { tagsOf } from '../../annotations/bodies';
import type { ExportedArticle } from '../exported';
import { oneLine } from '../mdast';
import { noteHtml } from '../note-html';
import { escapeHtml } from './escape-html';

export interface NotesListOptions {
  /** Before the ids of its passages, where the page has several articles. */
  key: string;
  /** The notes on passages, as HTML. */
  notes: ReadonlyMap<string, string>;
  /** The passages that the text has a name for. Of one on a picture nothing is painted. */
  named: ReadonlySet<string>;
  /** Levels that headings in notes go down. */
  headings: number;
}

/** The note on the article and all notes in it, each with the words it is on. */
export function notesList(
  exported: ExportedArticle,
  categories: readonly Category[],
  options: NotesListOptions,
): string {
  const { note = '', annotations } = exported;
  const said = block(noteHtml(note, options.headings));
  const own = said === '' ? '' : `<h2>Note</h2>\n${said}`;
  const items = annotations.map((one, n) => item(one, n + 1, exported, categories, options)).join('');
  const list = items === '' ? '' : `<h2>Highlights and notes</h2>\n<ol>\n${items}</ol>\n`;
  return own + list === '' ? '' : `<section class="notes">\n${own}${list}</section>\n`;
}

function item(
  one: Annotation,
  number: number,
  { unplaced, links = [] }: ExportedArticle,
  categories: readonly Category[],
  { key, notes, named, headings }: NotesListOptions,
): string {
  const isPlaced = unplaced?.has(one.id) !== true;
  const category = categories.find(({ id }) => id === one.category)?.name ?? one.category;
  const said = [
    escapeHtml(oneLine(category)),
    ...tagsOf(one).map((tag) => escapeHtml(`#${oneLine(tag)}`)),
    ...(isPlaced ? [] : ['This passage is not in this version of the text.']),
  ].join(' · ');
  const quote = escapeHtml(one.target.selector[1].exact.trim());
  const joined = links.flatMap(({ ends, relation, note: why }) => {
    const at = ends.findIndex((end) => end.annotation === one.id && end.article === one.target.source);
    const far = ends[1 - at];
    if (at === -1 || !far) return [];
    const said = relationNames[relation][at === 0 ? 'to' : 'from'];
    return [
      `<p class="link" dir="auto">→ ${escapeHtml(said)}: “${apart(far.quote)}” (${apart(far.title)})</p>\n${block(noteHtml(why, headings))}`,
    ];
  });
  const name = `${key}passage-${number}`;
  const quoted = named.has(name) ? `<a href="#${name}">${quote}</a>` : quote;
  return `<li value="${number}">\n<blockquote class="in-${one.category}" dir="auto">${quoted}</blockquote>\n<p class="facts">${said}</p>\n${block(notes.get(one.id) ?? '')}${joined.join('')}</li>\n`;
}

const block = (note: string): string => (note === '' ? '' : `<div class="note" dir="auto">\n${note}</div>\n`);

/** Words in their own direction, which takes no sign of the others along. */
const apart = (words: string): string => `<span dir="auto">${escapeHtml(oneLine(words))}</span>`;
