import type { Category } from '#contract';
import { createHash } from 'node:crypto';
import { noteOf, tagsOf } from '../../annotations/bodies';
import type { ExportedArticle } from '../exported';
import { dateOf, oneLine, webAddress } from '../mdast';
import { paint } from './painted';
import { notesList } from './notes-list';
import { styleOf } from './style';
import { escapeHtml } from './escape-html';

/**
 * An article as one web page that needs nothing else: its highlights painted, the notes beside them and once more in a list.
 * It has no script, loads nothing, and says so to the browser.
 */
export function articlePage(exported: ExportedArticle, categories: readonly Category[]): string {
  const { article, annotations, unplaced, html, pictures = [] } = exported;
  const style = styleOf(categories);
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; img-src data:; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const passages = annotations.flatMap((one, n) => {
    if (unplaced?.has(one.id)) return [];
    const { start, end } = one.target.selector[0];
    return [{ start, end, number: n + 1, category: one.category, beside: beside(one, n + 1) }];
  });
  const title = escapeHtml(oneLine(article.title));
  const address = webAddress(article.source.url);
  const facts = [article.byline, article.siteName, dateOf(article.publishedTime)]
    .flatMap((fact) => (fact === null || oneLine(fact) === '' ? [] : [escapeHtml(oneLine(fact))]))
    .join(' · ');
  const language = article.lang === null ? '' : ` lang="${escapeHtml(article.lang)}"`;
  const direction = article.dir === null ? '' : ` dir="${article.dir}"`;
  return `<!doctype html>
<html${language}${direction}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${title}</h1>
${facts === '' ? '' : `<p class="facts">${facts}</p>\n`}${address === null ? '' : `<p class="facts"><a href="${escapeHtml(address)}" rel="noreferrer noopener">${escapeHtml(address)}</a></p>\n`}</header>
${html === undefined ? '' : `<main>\n${paint(html, passages, pictures)}\n</main>\n`}${notesList(exported, categories)}</body>
</html>
`;
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
