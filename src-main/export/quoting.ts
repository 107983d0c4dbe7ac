import { articleAddressOf, type ArticleLink } from '#contract';
import { escapeAttribute, escapeText } from '../article/html/escape';
import { inQuotes, link, oneLine, quote, text, written } from './mdast';

/** A passage with whose it is, to be put on the clipboard: as text, as HTML, and as Markdown. */
export interface Quoted {
  text: string;
  html: string;
  markdown: string;
}

/**
 * @param words of the passage, paragraphs divided by line breaks
 * @param citation a line for a bibliography
 * @param place where the program has the passage; in Markdown there is a link to it
 */
export function quoted(words: string, citation: string, place: ArticleLink, lang: string | null): Quoted {
  const paragraphs = words.split(/\n+/).map(oneLine).filter(Boolean);
  const source = oneLine(citation);
  const language = lang === null ? '' : ` lang="${escapeAttribute(lang)}"`;
  const inside = paragraphs.map((one) => `<p>${escapeText(one)}</p>`).join('');
  return {
    text: `${inQuotes(paragraphs.join('\n\n'))}\n\n— ${source}\n`,
    html: `<blockquote${language}>${inside}</blockquote><p>— ${escapeText(source)}</p>`,
    markdown: written([
      quote(words, text(`— ${source} (`), link('passage', articleAddressOf(place)), text(')')),
    ]),
  };
}
