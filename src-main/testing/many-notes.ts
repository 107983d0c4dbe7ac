import type { Annotation, ArticleSummary, Id } from '#contract';
import { defaultCategories } from '#contract/categories';
import type { ExportingOptions } from '../export/exporting';
import { createChosenFolders } from '../export/folder/chosen-folders';
import { exampleArticle } from '../export/template/example';

const made = '2026-03-05T09:30:00.000Z';
const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
const noteId = (article: Id, n: number): Id => `${article}n${String(n).padStart(3, '0')}`;
const quoteOf = (n: number): string => `Sentence ${n} of a report, told #once.`;

function summary(id: Id, annotations: number): ArticleSummary {
  const source = { ...exampleArticle.article.source, url: `https://example.org/${id}` };
  return { ...exampleArticle.article, id, title: `Report ${id}`, source, annotations };
}

function annotation(article: Id, n: number, text: string): Annotation {
  const exact = quoteOf(n);
  const start = text.indexOf(exact);
  return {
    ...{ id: noteId(article, n), motivation: 'commenting', category: 'figure' },
    ...{ created: made, modified: made, deleted: null },
    target: {
      ...{ source: article, version: 1 },
      selector: [
        { type: 'TextPositionSelector', start, end: start + exact.length },
        { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
      ],
    },
    body: [
      {
        ...{ type: 'TextualBody', purpose: 'commenting', format: 'text/markdown' },
        value: `Said in ${noteId(article, n)}.`,
      },
    ],
  };
}

export interface ManyNotes {
  articles: readonly Id[];
  notes: readonly Id[];
  /** What exports are made of. */
  options: ExportingOptions;
}

/** A library in memory of so many articles with so many notes each, the last of which have no place any more. */
export function manyNotes(articleCount: number, notesEach: number): ManyNotes {
  const articles = numbers(articleCount).map((n) => `article${String(n).padStart(5, '0')}`);
  const html = numbers(notesEach)
    .map((n) => `<p>${quoteOf(n)}</p>\n`)
    .join('');
  const text = html.replace(/<\/?p>/g, '');
  const summaries = new Map(articles.map((id) => [id, summary(id, notesEach)]));
  const annotations = new Map(
    articles.map((id) => [id, numbers(notesEach).map((n) => annotation(id, n, text))]),
  );
  return {
    articles,
    notes: articles.flatMap((id) => numbers(notesEach).map((n) => noteId(id, n))),
    options: {
      library: {
        list: () => [...summaries.values()],
        summary: (id: Id) => summaries.get(id),
        get: async () => ({ text, html }),
      } as never,
      organising: { ids: async () => articles },
      collections: { of: () => ({}), shelves: () => [] },
      annotations: {
        listByPlace: async (id) => {
          const all = annotations.get(id) ?? [];
          return { placed: all.slice(0, -1), unplaced: all.slice(-1) };
        },
      },
      articleNotes: { get: async (id) => ({ note: `On ${id} as a whole.`, modified: made }) },
      links: { list: async () => [] },
      categories: () => defaultCategories.map((category) => ({ ...category })),
      libraryDir: '/library',
      folders: createChosenFolders({ library: '/library', now: () => new Date(made) }),
      chooseFolder: () => null,
      now: () => new Date(made),
      progress: () => undefined,
    },
  };
}
