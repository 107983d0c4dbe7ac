import type { Id } from '#contract';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formats, type StoredAnnotation, type StoredCollection, type StoredLink } from '../store/formats';
import { sha256 } from '../store/sha256';

const made = '2026-03-05T09:30:00.000Z';
const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
const articleId = (n: number): Id => `article${String(n).padStart(5, '0')}`;
const quoteOf = (article: Id, n: number): string => `Sentence ${n} of ${article}, which says what was seen.`;

export interface LargeLibrary {
  folder: string;
  articles: readonly Id[];
  /** Each has a note that says `Said in` and its id. */
  notes: readonly Id[];
  /** Each has a note that says `Linked by` and its id. */
  links: readonly Id[];
}

/**
 * The folder of a library as docs/data-format.md describes it, written without the program: so many articles with so many
 * notes each, the last of which has no place in the text any more, a note on the whole (`On ‹id› as a whole.`), tags, a
 * collection for every tenth article, and a link from the first note of each article to that of the next one.
 */
export async function writeLargeLibrary(
  folder: string,
  articleCount: number,
  notesEach: number,
): Promise<LargeLibrary> {
  const articles = numbers(articleCount).map(articleId);
  const noteId = (article: Id, n: number): Id => `${article}n${String(n).padStart(3, '0')}`;
  const links = articles.slice(1).map((_, n) => linkBetween(n, noteId));
  const write = async (n: number): Promise<void> => {
    const id = articleId(n);
    const home = join(folder, 'articles', id);
    const lines = [`Report ${id}`, ...numbers(notesEach - 1).map((at) => quoteOf(id, at))];
    const text = lines.map((line) => `${line}\n`).join('');
    const html = lines.map((line) => `<p>${line}</p>\n`).join('');
    const annotations = {
      ...{ formatVersion: 3, placedIn: 2 },
      annotations: numbers(notesEach).map((at) => annotation(id, noteId(id, at), quoteOf(id, at), text)),
      links: links.slice(Math.max(0, n - 1), n + 1),
      note: { note: `On ${id} as a whole.`, modified: made },
      marks: { tags: [`topic ${n % 7}`], favourite: n % 9 === 0, finished: null, modified: made },
    };
    await mkdir(home, { recursive: true });
    await Promise.all([
      writeFile(join(home, 'original.txt'), text),
      writeFile(join(home, 'article.txt'), text),
      writeFile(join(home, 'article.html'), html),
      writeFile(join(home, 'article.json'), JSON.stringify(record(id, text, html))),
      writeFile(join(home, 'annotations.json'), JSON.stringify(annotations)),
    ]);
  };
  for (let n = 0; n < articleCount; n += 32)
    await Promise.all(numbers(Math.min(32, articleCount - n)).map((at) => write(n + at)));
  const tenth: StoredCollection = {
    ...{ id: 'collection1', name: 'Every tenth', parent: null, rank: 'a', query: null },
    ...{ articles: articles.filter((_, n) => n % 10 === 0), created: made, modified: made, deleted: null },
  };
  const collections = { formatVersion: 2, collections: [tenth], apart: [] };
  await writeFile(
    join(folder, 'collections.json'),
    JSON.stringify(formats.collections.schema.parse(collections)),
  );
  return {
    ...{ folder, articles },
    notes: articles.flatMap((id) => numbers(notesEach).map((n) => noteId(id, n))),
    links: links.map(({ id }) => id),
  };
}

function record(id: Id, text: string, html: string): object {
  const sum = sha256(text);
  const file = { fileName: `${id}.txt`, sha256: sum, importedAt: made };
  return {
    ...{ formatVersion: 3, id, title: `Report ${id}`, titleFrom: 'headline', byline: 'Ann Author' },
    ...{
      siteName: 'Outlet',
      publishedTime: made,
      modifiedTime: null,
      leadPicture: null,
      lang: 'en',
      dir: null,
    },
    ...{ excerpt: null, version: 2, words: 200, removed: [], warnings: [] },
    source: { ...file, mediaType: 'text/plain', encoding: 'UTF-8', url: `https://example.org/${id}` },
    ...{ htmlSha256: sha256(html), textSha256: sum, original: 'original.txt' },
    files: [{ ...file, original: 'original.txt', before: null }],
    ...{ assets: [], metadataEdits: {}, blockEdits: [], chosenEncoding: null, cleanedBy: 1, given: {} },
  };
}

function annotation(article: Id, id: Id, exact: string, text: string): StoredAnnotation {
  const start = text.indexOf(exact);
  const place = start === -1 ? 0 : start;
  return {
    ...{ id, motivation: 'commenting', category: 'figure', created: made, modified: made, deleted: null },
    target: {
      // What is not in the text was marked in one before it.
      ...{ source: article, version: start === -1 ? 1 : 2 },
      selector: [
        { type: 'TextPositionSelector', start: place, end: place + exact.length },
        { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
      ],
    },
    body: [
      {
        ...{ type: 'TextualBody', purpose: 'commenting', format: 'text/markdown' },
        value: `Said in ${id}.`,
      },
    ],
  };
}

function linkBetween(n: number, noteId: (article: Id, n: number) => Id): StoredLink {
  const id = `link${String(n).padStart(5, '0')}`;
  const end = (article: Id) => ({ article, annotation: noteId(article, 0) });
  const said = (article: Id) => ({ title: `Report ${article}`, quote: quoteOf(article, 0) });
  const [from, to] = [articleId(n), articleId(n + 1)];
  return {
    ...{ id, relation: 'same-fact', note: `Linked by ${id}.`, created: made, modified: made, deleted: null },
    ...{ ends: [end(from), end(to)], said: [said(from), said(to)] },
  };
}
