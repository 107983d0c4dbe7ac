import { create } from 'zustand';
import type { ArticleSummary } from '#contract';
import { call, stale } from '../api';
import { counted } from '../counted';
import { remember, undoStep, type Step } from '../history';
import { besideShown } from '../sides';
import { summariesOf } from '../summaries';
import { say, sayError } from '../toasts';
import { openDialog, reopen, useWorkspace } from '../workspace';
import { clearTicked } from './ticked-articles';

/** The articles that the reader wants to be one; null shows those that the program takes for the same. */
export const useMerging = create<{ chosen: readonly ArticleSummary[] | null }>(() => ({ chosen: null }));

/** Asks which of these articles is to be kept. */
export async function mergeArticles(ids: readonly string[]): Promise<void> {
  const chosen = await summariesOf(ids);
  if (chosen.length < 2) return;
  useMerging.setState({ chosen });
  openDialog('duplicates');
}

export function showDuplicates(): void {
  useMerging.setState({ chosen: null });
  openDialog('duplicates');
}

/**
 * Puts the notes, tags, links and collections of the others on one article and the others into the trash; one step of the
 * history.
 * @returns whether it was done
 */
export async function merge(into: ArticleSummary, others: readonly ArticleSummary[]): Promise<boolean> {
  const ids = others.map(({ id }) => id);
  const { panes } = useWorkspace.getState();
  const mergeOnce = async () => {
    const merged = await call('mergeArticles', { id: crypto.randomUUID(), into: into.id, others: ids });
    stale('listDuplicates');
    return merged;
  };
  try {
    let merged = await mergeOnce();
    const step: Step = {
      label: 'merge articles',
      undo: async () => {
        await call('unmergeArticles', { merge: merged.merge });
        stale('listDuplicates');
        besideShown('library', () => panes.forEach((id, at) => ids.includes(id) && reopen(id, at)));
      },
      redo: async () => {
        merged = await mergeOnce();
      },
    };
    remember(step);
    clearTicked();
    const { placed, unplaced } = merged.notes;
    const moved = [
      placed > 0 && `${counted(placed, 'note')} ${placed === 1 ? 'stands' : 'stand'} in its text`,
      unplaced > 0 && `${counted(unplaced, 'note')} ${unplaced === 1 ? 'waits' : 'wait'} there for you`,
    ].filter(Boolean);
    const what = `Merged: ${counted(ids.length, 'article')} ${ids.length === 1 ? 'is' : 'are'} in the trash`;
    say([what, ...moved].join('; '), { label: 'Undo', run: () => void undoStep(step) });
    return true;
  } catch (error) {
    sayError(error);
    return false;
  }
}

/** These are not the same, whatever the program finds. */
export async function keepApart(articles: readonly ArticleSummary[]): Promise<void> {
  const ids = articles.map(({ id }) => id);
  const set = (not: boolean) => async (): Promise<void> => {
    await call('keepApart', { articles: ids, not });
    stale('listDuplicates');
  };
  const step: Step = { label: 'different articles', undo: set(true), redo: set(false) };
  try {
    await step.redo();
    remember(step);
    say('They are not shown as duplicates any more', { label: 'Undo', run: () => void undoStep(step) });
  } catch (error) {
    sayError(error);
  }
}
