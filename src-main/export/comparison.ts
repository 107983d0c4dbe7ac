import {
  type ArticleSummary,
  articleAddress,
  type ComparisonOverview,
  type Id,
  type Passage,
  type ShownLink,
  type verdicts,
} from '#contract';
import type { PhrasingContent } from 'mdast';
import { link, text } from './mdast';

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
  /** Of an article of the library; of a file that is not in it, its name. */
  id: Id;
  /** Null for an article that is not in the library now. */
  article: ExportedArticle | null;
  /** Whether the program can go to its passages. */
  isInLibrary: boolean;
}

export type ExportedArticle = Pick<ArticleSummary, 'title' | 'siteName' | 'byline' | 'publishedTime'> & {
  /** When it was taken over is null for a file that was only read. */
  source: { fileName: string; url: string | null; importedAt: string | null };
};

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

/** Where words stand, as an address that the program opens; null where it does not have them. */
function addressOf(
  { articles }: ExportedComparison,
  { article, annotation, passage }: Omit<ExportedCell, 'quote'>,
): string | null {
  const place = annotation === null ? passage && { passage } : { annotation };
  const isThere = place !== null && articles.some(({ id, isInLibrary }) => id === article && isInLibrary);
  return isThere ? articleAddress(article, place) : null;
}

/** Words that lead to where they stand, where the program has them. */
export function leading(
  words: string,
  exported: ExportedComparison,
  place: Omit<ExportedCell, 'quote'>,
): PhrasingContent {
  const address = addressOf(exported, place);
  return address === null ? text(words) : link(words, address);
}

/** A link behind words, to where they stand; nothing where it would lead nowhere. */
export function wayTo(
  exported: ExportedComparison,
  place: Omit<ExportedCell, 'quote'>,
  before: string,
): PhrasingContent[] {
  const address = addressOf(exported, place);
  return address === null ? [] : [text(before), link('Passage', address)];
}
