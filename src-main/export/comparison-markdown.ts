import { articleAddress } from '#contract';
import type { PhrasingContent, RootContent } from 'mdast';
import { type ExportedComparison, letterOf, titleOf } from './comparison';
import { figures } from './comparison-figures';
import { grid } from './comparison-grid';
import { joined, onlyHere, reuse, sources, warnings } from './comparison-lists';
import { quotations } from './comparison-quotations';
import { dateOf, heading, line, link, list, oneLine, part, raw, text, written } from './mdast';
import { frontMatter } from './front-matter';
import { embedNote } from './note';

/**
 * A comparison as a Markdown document: the articles by their letters, the reader's note, the grid, figures that differ,
 * shared quotations, what only one has, links, copied text, and the sources. A part that has nothing is left out.
 */
export function comparisonDocument(exported: ExportedComparison): string {
  const { id, name, articles, note } = exported;
  const properties = {
    type: 'comparison',
    id,
    title: oneLine(name),
    articles: articles.map((column) => column.id),
  };
  const children: RootContent[] = [
    heading(1, oneLine(name)),
    ...warnings(exported),
    list(articles.map((column, n) => line(text(`${letterOf(n)}: `), ...named(column)))),
    ...part('Note', note.trim() === '' ? [] : [raw(embedNote(note))]),
    ...grid(exported),
    ...figures(exported),
    ...quotations(exported),
    ...onlyHere(exported),
    ...part('Links', joined(exported)),
    ...part('Copied text', reuse(exported)),
    ...part('Sources', sources(exported)),
  ];
  return `${frontMatter(properties)}\n${written(children)}`;
}

function named(column: ExportedComparison['articles'][number]): PhrasingContent[] {
  const { article, id } = column;
  if (!article) return [text(titleOf(column))];
  const said = [article.siteName, dateOf(article.publishedTime)]
    .filter(Boolean)
    .map((one) => oneLine(one ?? ''));
  const words = oneLine(article.title);
  const title = column.isInLibrary ? link(words, articleAddress(id)) : text(words);
  return said.length === 0 ? [title] : [title, text(` (${said.join(', ')})`)];
}
