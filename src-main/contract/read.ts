import type { ArticleSummary } from './model';

/** Whether an article counts as read: the reader's own word, or else nearly all of the text has been on the screen. */
export const isRead = ({ finished, progress }: Pick<ArticleSummary, 'finished' | 'progress'>): boolean =>
  finished ?? progress > 0.97;
