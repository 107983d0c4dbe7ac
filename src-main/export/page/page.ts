import type { Category } from '#contract';
import { createHash } from 'node:crypto';
import { noteOf, tagsOf } from '../../annotations/bodies';
import type { ExportedArticle } from '../exported';
import { dateOf, oneLine, webAddress } from '../mdast';
import { noteHtml } from '../note-html';
import { marginNote } from './margin-note';
import { paint } from './painted';
import { notesList } from './notes-list';
import { styleOf } from './style';
import { escapeHtml } from './escape-html';

/** Levels that headings in notes go down: they stand below those of the page. */
const headings = 3;

/** What stands around the articles of a page. */
export interface PageFrame {
  begin: string;
  end: string;
}

/**
 * A page that needs nothing else, around one article or several: it has no script, loads nothing, and says so to the browser.
 * @param of what its language and direction are, of one article
 */
export function pageFrame(
  title: string,
  categories: readonly Category[],
  of: Pick<ExportedArticle['article'], 'lang' | 'dir'> | null,
): PageFrame {
  const style = styleOf(categories);
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; img-src data:; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const begin = `<!doctype html>
<html${of ? spoken(of) : ''}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(oneLine(title))}</title>
<style>${style}</style>
</head>
<body>
`;
  return { begin, end: '</body>\n</html>\n' };
}

/** An article as one web page: its highlights painted, the notes beside them and once more in a list. */
export function articlePage(exported: ExportedArticle, categories: readonly Category[]): string {
  const { begin, end } = pageFrame(exported.article.title, categories, exported.article);
  return begin + articleBody(exported, categories, '') + end;
}

/** An article as a part of a page with several. @param key of its own, before the ids of its passages */
export const articlePart = (
  exported: ExportedArticle,
  categories: readonly Category[],
  key: string,
): string => `<article${spoken(exported.article)}>\n${articleBody(exported, categories, key)}</article>\n`;

const spoken = ({ lang, dir }: Pick<ExportedArticle['article'], 'lang' | 'dir'>): string =>
  `${lang === null ? '' : ` lang="${escapeHtml(lang)}"`}${dir === null ? '' : ` dir="${dir}"`}`;

function articleBody(exported: ExportedArticle, categories: readonly Category[], key: string): string {
  const { article, annotations, unplaced, html, pictures = [] } = exported;
  const notes = new Map(annotations.map((one) => [one.id, noteHtml(noteOf(one), headings)]));
  const passages = annotations.flatMap((one, n) => {
    if (unplaced?.has(one.id)) return [];
    const { start, end } = one.target.selector[0];
    const said = beside(marginNote(notes.get(one.id) ?? ''), tagsOf(one), n + 1);
    return [{ start, end, number: n + 1, category: one.category, beside: said }];
  });
  const address = webAddress(article.source.url);
  const facts = [article.byline, article.siteName, dateOf(article.publishedTime)]
    // Each in the order of its own letters: a day behind Arabic names would be turned round.
    .flatMap((fact) =>
      fact === null || oneLine(fact) === '' ? [] : [`<span dir="auto">${escapeHtml(oneLine(fact))}</span>`],
    )
    .join(' · ');
  const under = [
    ...(facts === '' ? [] : [`<p class="facts">${facts}</p>`]),
    ...(address === null
      ? []
      : [
          `<p class="facts"><a href="${escapeHtml(address)}" rel="noreferrer noopener">${escapeHtml(address)}</a></p>`,
        ]),
  ];
  // Most texts begin with their headline; marks may lie in that, so it is the other one that goes.
  const hasOwn = beginsWith(html, article.title);
  const above = hasOwn ? [] : [`<h1>${escapeHtml(oneLine(article.title))}</h1>`, ...under];
  const header = above.length === 0 ? '' : `<header>\n${above.join('\n')}\n</header>\n`;
  const below = hasOwn && under.length > 0 ? `\n<div class="under">\n${under.join('\n')}\n</div>` : '';
  const text = html === undefined ? '' : `<main>\n${paint(html, passages, pictures, key, below)}\n</main>\n`;
  const named = new Set(Array.from(text.matchAll(/ id="([\w-]*passage-\d+)"/g), ([, id = '']) => id));
  return header + text + notesList(exported, categories, { key, notes, named, headings });
}

/** Whether a text begins with this headline, but for signs. */
function beginsWith(html: string | undefined, title: string): boolean {
  const bare = (words: string): string => words.replace(/<[^>]*>|&\w+;|[^\p{L}\p{N}]/gu, '');
  const [, first = ''] = /^\s*<h1\b[^>]*>([\s\S]*?)<\/h1>/.exec(html ?? '') ?? [];
  return bare(first) !== '' && bare(first) === bare(title);
}

function beside(note: string, given: readonly string[], number: number): string {
  const tags = given.map((tag) => `#${oneLine(tag)}`).join(' ');
  const sign = `<sup class="number">${number}</sup>`;
  if (note === '' && tags === '') return sign;
  const under = tags === '' ? '' : `<span class="par">${escapeHtml(tags)}</span>`;
  return `${sign}<span class="beside" dir="auto"><b>${number}</b> ${note}${under}</span>`;
}
