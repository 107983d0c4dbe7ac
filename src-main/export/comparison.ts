import type { ArticleSummary, ComparisonOverview, Id, Passage, ShownLink, verdicts } from '#contract';

/** A comparison with all that its export tells. */
export interface ExportedComparison {
  /** Null where nothing of the reader's is kept. */
  id: Id | null;
  name: string;
  /** The reader's note on the whole, in Markdown. */
  note: string;
  /** In the order of the columns. */
  articles: ExportedColumn[];
  rows: ExportedRow[];
  /** The rows are the reader's, not what the program proposes. */
  isGrid: boolean;
  overview: ComparisonOverview;
  /** Links that the reader has made between passages of these articles. */
  links: readonly ShownLink[];
}

export interface ExportedColumn {
  id: Id;
  /** Null for an article that is not in the library now. */
  article: ArticleSummary | null;
}

export interface ExportedRow {
  claim: string;
  cells: ExportedCell[];
  verdict: (typeof verdicts)[number] | null;
  note: string;
}

export interface ExportedCell {
  article: Id;
  quote: string;
  /** Where it stands now; null when it has no place in the text. */
  passage: Passage | null;
  annotation: Id | null;
}

/** The letter of a column: A, B, C… */
export const letterOf = (column: number): string => String.fromCharCode(65 + column);

export const titleOf = ({ article }: ExportedColumn): string =>
  article?.title ?? 'An article that is not in the library now';

/** Where a passage is found in the program. */
export function addressOf({ article, annotation, passage }: Omit<ExportedCell, 'quote'>): string {
  const place = annotation ?? (passage ? `${passage.start}-${passage.end}` : null);
  return `synoptic://article/${article}${place === null ? '' : `#${place}`}`;
}
