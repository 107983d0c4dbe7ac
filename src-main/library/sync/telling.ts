import { conflictTag } from '../../store/merging/annotations';

/** What was merged into one article. */
export interface MergedArticle {
  title: string;
  /** Notes that were written differently on both computers. */
  both: number;
}

/** What the reader is told after a look at the folder, in a sentence or two. */
export function mergedSentence(articles: readonly MergedArticle[]): string {
  const both = articles.reduce((sum, one) => sum + one.both, 0);
  const told = `Edits from another computer were merged into ${titles(articles.map(({ title }) => title))}.`;
  if (both === 0) return told;
  const notes = both === 1 ? '1 note was' : `${both} notes were`;
  const kept = both === 1 ? 'it has the tag' : 'they have the tag';
  const others = both === 1 ? 'the other one is a note of its own' : 'the others are notes of their own';
  return `${told} ${notes} changed on both: both are kept; ${others}, and ${kept} “${conflictTag}”.`;
}

function titles(all: readonly string[]): string {
  const [first = '', second = ''] = all.map((title) => `“${title}”`);
  if (all.length === 1) return first;
  if (all.length === 2) return `${first} and ${second}`;
  return `${first} and ${all.length - 1} other articles`;
}
