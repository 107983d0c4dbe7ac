import type { ComparisonOverview, ExportedFile, Id, ShownComparison, ShownLink } from '#contract';
import type { Links } from '../annotations/links/links';
import type { ExportedComparison, ExportedRow } from '../export/comparison';
import { comparisonCsv } from '../export/comparison-csv';
import { comparisonDocument } from '../export/comparison-markdown';
import { safeName } from '../export/safe-name';
import type { LibraryIndex } from '../library/library-index';
import type { ComparedSet } from './comparing';
import { overviewOf } from './overview';
import { wantedFacts } from './saved/decided';
import { nameFor } from './saved/name';

/** What exports are made of, for articles of the library with what the reader made of them. */
export function createComparisonExport(options: {
  index: Pick<LibraryIndex, 'get'>;
  links: Pick<Links, 'list'>;
  /** Compares those of the articles that are in the library. */
  compare: (articles: readonly Id[], comparison: Id | undefined) => Promise<ComparedSet>;
  shown: (id: Id) => Promise<ShownComparison | null>;
}) {
  const { index, links, compare, shown } = options;
  return async (
    asked: readonly Id[],
    comparisonId: Id | undefined,
    format: 'markdown' | 'csv',
  ): Promise<ExportedFile[]> => {
    const saved = comparisonId === undefined ? null : await shown(comparisonId);
    // All of a saved comparison, also what is not open: nothing that the reader has put into it is left out.
    const ids = [...new Set([...asked, ...(saved?.articles ?? [])])];
    // What was quoted from an article that has gone since is exported all the same.
    const there = ids.filter((article) => index.get(article));
    const set = there.length > 1 ? await compare(there, comparisonId) : null;
    const comparison = set?.comparison ?? saved;
    const overview = set ? overviewOf(set.articles, set.pairs) : nothing;
    const articles = ids.map((id) => {
      const article = index.get(id) ?? null;
      return { id, article, isInLibrary: article !== null };
    });
    const titles = articles.flatMap(({ article }) => article?.title ?? []);
    const exported: ExportedComparison = {
      ...{ id: comparison?.id ?? null, name: comparison?.name ?? nameFor(titles) },
      ...{ note: comparison?.note ?? '', articles, overview },
      ...rowsOf(comparison, overview, set),
      links: format === 'markdown' ? await linksAmong(there, links) : [],
    };
    const name = safeName(exported.name, format === 'csv' ? '.csv' : '.md', new Set());
    return [{ name, text: format === 'csv' ? comparisonCsv(exported) : comparisonDocument(exported) }];
  };
}

const nothing: ComparisonOverview = {
  ...{ articles: [], onlyHere: [], figures: [], quotations: [], reuse: [], facts: [] },
  ...{ differentEvents: [], differentLanguages: [] },
};

/** The reader's rows, or, where there are none, those that the program proposes. */
export function rowsOf(
  comparison: ShownComparison | null,
  overview: ComparisonOverview,
  set: { articles: readonly { article: Id; text: string }[] } | null,
): { rows: ExportedRow[]; isGrid: boolean } {
  if (comparison && comparison.rows.length > 0) {
    const rows = comparison.rows.map(({ claim, verdict, note, cells }) => ({
      ...{ claim, verdict, note },
      cells: cells.map(({ annotation, place }) => ({ ...place, annotation })),
    }));
    return { rows, isGrid: true };
  }
  const textOf = (article: Id): string => set?.articles.find((one) => one.article === article)?.text ?? '';
  const facts = comparison ? wantedFacts(overview.facts, comparison) : overview.facts;
  const rows = facts.map(({ claim, cells }) => ({
    ...{ claim, verdict: null, note: '' },
    cells: cells.map(({ article, passage }) => ({
      ...{ article, passage, annotation: null },
      quote: textOf(article).slice(passage.start, passage.end),
    })),
  }));
  return { rows, isGrid: false };
}

/** Each once, in the order of the articles. */
async function linksAmong(articles: readonly Id[], links: Pick<Links, 'list'>): Promise<ShownLink[]> {
  const known = new Map<Id, ShownLink>();
  for (const article of articles) for (const link of await links.list(article)) known.set(link.id, link);
  return [...known.values()];
}
