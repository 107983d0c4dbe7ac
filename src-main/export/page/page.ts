import type { Category } from '#contract';
import { createHash } from 'node:crypto';
import { noteOf, tagsOf } from '../../annotations/bodies';
import type { ExportedArticle } from '../exported';
import { dateOf, oneLine, webAddress } from '../mdast';
import { paint } from './painted';
import { notesList } from './notes-list';
import { styleOf } from './style';
import { escapeHtml } from './escape-html';

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
  const passages = annotations.flatMap((one, n) => {
    if (unplaced?.has(one.id)) return [];
    const { start, end } = one.target.selector[0];
    return [{ start, end, number: n + 1, category: one.category, beside: beside(one, n + 1) }];
  });
  const address = webAddress(article.source.url);
  const facts = [article.byline, article.siteName, dateOf(article.publishedTime)]
    .flatMap((fact) => (fact === null || oneLine(fact) === '' ? [] : [escapeHtml(oneLine(fact))]))
    .join(' · ');
  const text = html === undefined ? '' : `<main>\n${paint(html, passages, pictures, key)}\n</main>\n`;
  const above = [
    // Most texts begin with their headline; marks may lie in that, so it is the other one that goes.
    ...(beginsWith(html, article.title) ? [] : [`<h1>${escapeHtml(oneLine(article.title))}</h1>`]),
    ...(facts === '' ? [] : [`<p class="facts">${facts}</p>`]),
    ...(address === null
      ? []
      : [
          `<p class="facts"><a href="${escapeHtml(address)}" rel="noreferrer noopener">${escapeHtml(address)}</a></p>`,
        ]),
  ];
  const header = above.length === 0 ? '' : `<header>\n${above.join('\n')}\n</header>\n`;
  return header + text + notesList(exported, categories, key);
}

/** Whether a text begins with this headline, but for signs. */
function beginsWith(html: string | undefined, title: string): boolean {
  const bare = (words: string): string => words.replace(/<[^>]*>|&\w+;|[^\p{L}\p{N}]/gu, '');
  const [, first = ''] = /^\s*<h1\b[^>]*>([\s\S]*?)<\/h1>/.exec(html ?? '') ?? [];
  return bare(first) !== '' && bare(first) === bare(title);
}

function beside(one: ExportedArticle['annotations'][number], number: number): string {
  const note = noteOf(one).trim();
  const tags = tagsOf(one)
    .map((tag) => `#${oneLine(tag)}`)
    .join(' ');
  const said = [note, tags].filter(Boolean).map(escapeHtml);
  const sign = `<sup class="number">${number}</sup>`;
  if (said.length === 0) return sign;
  return `${sign}<span class="beside"><b>${number}</b> ${said.join('<br>')}</span>`;
}
