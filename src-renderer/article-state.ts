import type { ArticleSummary } from '#contract';

/** Words in a minute, as they are read. */
export const wordsPerMinute = 230;

export const minutesOf = ({ words }: Pick<ArticleSummary, 'words'>): number =>
  Math.max(1, Math.round(words / wordsPerMinute));
