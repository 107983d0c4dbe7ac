import { AppError } from '#contract';
import type { CleanInput } from '../cleaned';
import type { CleanedText } from '../html/clean-html';
import { dom } from '../html/dom';
import type { Taken } from '../html/removed';
import { sourceIndex } from '../html/slim';
import { caps, tidy } from '../metadata/tidy';
import { applyRules } from '../rules';
import { kept, makeBlock } from '../rules/block';
import { decideLines, linesOfText } from '../lines/text-lines';
import { store } from '../store-html';
import { titleFromName } from '../title-from-name';
import { outsideArticle } from './article-run';
import { readHead } from './head';
import { linesOf } from './lines';

/**
 * Makes an article of a plain text: its lines become paragraphs, the title a heading, furniture is taken out.
 * @throws AppError `no-article` when the file holds white space only.
 */
export function cleanText(input: CleanInput, source: string): CleanedText {
  const { name, leaveOut } = input;
  const lines = linesOf(source);
  const blocks = lines.map(({ text }) => makeBlock({ text }));
  if (blocks.length === 0) throw new AppError('no-article', `“${name}” holds no text.`);
  const outside = outsideArticle(
    blocks,
    lines.map(({ group }) => group),
  );
  const { titleBlock, titleFrom, byline, publishedTime } = readHead(blocks, outside);
  const title = tidy(titleBlock?.text, caps.title) ?? tidy(titleFromName(name), caps.title) ?? name;
  const body = blocks.filter((b) => b !== titleBlock);
  applyRules(body, { title, byline, siteName: null, excerpt: null }, leaveOut);
  // What a rule has named keeps its reason; the rest around the article goes without one of its own.
  for (const [i, block] of blocks.entries()) {
    if (outside[i] && block !== titleBlock) block.removed ??= 'outside the article';
  }
  applyRules(body, { title, byline, siteName: null, excerpt: null }, leaveOut);
  // A text that consists of furniture only is shown as it is rather than not at all.
  if (kept(body).length === 0) for (const block of body) block.removed = null;
  decideLines(blocks, input.edits);

  const document = dom().parse('');
  const taken: Taken[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.removed !== null) {
      taken.push({ index, reason: block.removed, text: block.text });
      continue;
    }
    const element = document.createElement(block === titleBlock ? 'h1' : 'p');
    element.setAttribute(sourceIndex, String(index));
    element.textContent = block.text;
    document.body.append(element);
  }
  const excerpt = tidy(kept(body).find((b) => b.words > 8)?.text, caps.excerpt);
  const stored = store(document.body, taken);
  return {
    title,
    titleFrom,
    byline,
    siteName: null,
    publishedTime,
    modifiedTime: null,
    leadPicture: null,
    lang: null,
    dir: null,
    excerpt,
    url: null,
    warnings: [],
    assets: [],
    ...stored,
    ...(input.withLines ? { lines: linesOfText(blocks, input.edits, stored.text) } : {}),
  };
}
