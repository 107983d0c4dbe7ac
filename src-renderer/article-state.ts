import type { ArticleSummary } from '#contract';

/** From this share of its text on an article counts as read, unless the reader says otherwise. */
const readFrom = 1 - 1 / 30;

export const isRead = ({ finished, progress }: Pick<ArticleSummary, 'finished' | 'progress'>): boolean =>
  finished ?? progress >= readFrom;

/** Words in a minute, as they are read. */
export const wordsPerMinute = 230;

export const minutesOf = ({ words }: Pick<ArticleSummary, 'words'>): number =>
  Math.max(1, Math.round(words / wordsPerMinute));
