import { create } from 'zustand';
import { limits } from '#contract/limits';
import { call } from '../../api';
import { counted } from '../../counted';
import { forget, remember, undoStep, type Step } from '../../history';
import { say, sayError } from '../../toasts';

/** The pages that a change is about to reach. */
export const useTickedPages = create<ReadonlySet<string>>(() => new Set());
const set = (ids: Iterable<string>): void => useTickedPages.setState(new Set(ids), true);

export const clearTickedPages = (): void => {
  if (useTickedPages.getState().size > 0) set([]);
};
export const tickPages = (ids: Iterable<string>): void => set(ids);
export function toggleTickedPage(id: string): void {
  const next = new Set(useTickedPages.getState());
  if (!next.delete(id)) next.add(id);
  set(next);
}

/** Ids of the pages that have these words, in their order, from one row up to another. */
export async function pagesBetween(words: string, from = 0, to = Infinity): Promise<string[]> {
  const ids: string[] = [];
  for (let at = from; at <= to; at += limits.named) {
    const count = Math.min(limits.named, to + 1 - at);
    const some = await call('listAwaitedIds', { words, from: at, count });
    ids.push(...some);
    if (some.length < count) break;
  }
  return ids;
}

async function inPieces(method: 'deleteAwaited' | 'restoreAwaited', pages: string[]): Promise<string[]> {
  const done: string[] = [];
  for (let from = 0; from < pages.length; from += limits.named)
    done.push(...(await call(method, { pages: pages.slice(from, from + limits.named) })));
  return done;
}

/** Takes pages off the list, in one step of the history. */
export async function takeOff(pages: readonly string[]): Promise<void> {
  if (pages.length === 0) return;
  try {
    let gone = await inPieces('deleteAwaited', [...pages]);
    clearTickedPages();
    if (gone.length === 0) return;
    const step: Step = {
      label: gone.length === 1 ? 'take a page off the list' : `take ${gone.length} pages off the list`,
      undo: () => inPieces('restoreAwaited', gone),
      redo: async () => {
        gone = await inPieces('deleteAwaited', gone);
        if (gone.length === 0) forget(step);
      },
    };
    remember(step);
    say(`${counted(gone.length, 'page')} taken off the list`, {
      label: 'Undo',
      run: () => void undoStep(step),
    });
  } catch (error) {
    sayError(error);
  }
}
