import type { Status } from '#contract';
import { call } from './api';
import { sayInPassing, sayUntilRead } from './toasts';

/** Sentences that stand in this window, or are on their way to be forgotten. */
const shown = new Set<string>();

/** Says what the program has to tell about the library: each thing once, also when the window is loaded anew. */
export async function readStatus(): Promise<Status> {
  const status = await call('getStatus', {});
  for (const notice of status.notices) {
    if (shown.has(notice)) continue;
    shown.add(notice);
    const seen = (): void => void forget(notice);
    // What needs nothing has been told when somebody could see it; anything else when it was dismissed.
    const passing = status.passing.includes(notice) && document.visibilityState === 'visible';
    if (passing) {
      sayInPassing(notice);
      seen();
    } else sayUntilRead(notice, { read: seen });
  }
  return status;
}

/** The main side tells it no more, so that the same sentence is said again when it is true again. */
async function forget(notice: string): Promise<void> {
  await call('dismissNotice', { notice }).catch(() => undefined);
  shown.delete(notice);
}
