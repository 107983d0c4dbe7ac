import type { BroughtBack } from '#contract';
import { call, queries } from '../../api';
import type { Step } from '../../history';
import { sayUntilRead } from '../../toasts';

/** Sentences that are said at once. */
const few = 3;

/** What stayed, in a few sentences; empty when nothing did. */
export function saidOfStayed({ stayed, stayedCount }: BroughtBack): string {
  const some = stayed.slice(0, few).join(' ');
  const more = stayedCount - Math.min(few, stayed.length);
  return more > 0 ? `${some} ${more.toLocaleString()} more stayed as they are.` : some;
}

/**
 * All that came by one call, as one step of the history. What has been changed since stays, which is said.
 * @param undone called when it has been taken back
 */
export function stepOf(id: string, label: string, undone: () => void = () => undefined): Step {
  const turn = async (method: 'undoBringing' | 'redoBringing'): Promise<void> => {
    try {
      const answer = await call(method, { id });
      const said = saidOfStayed(answer);
      if (said !== '') sayUntilRead(said);
    } finally {
      void queries.invalidateQueries({ queryKey: ['listAwaited'] });
    }
  };
  return {
    label,
    undo: () => turn('undoBringing').then(undone),
    redo: () => turn('redoBringing'),
  };
}
