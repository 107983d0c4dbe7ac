import { create } from 'zustand';
import { announce } from '../../announce';
import { aimAtPassage, aimOfWorkspace, linking, shortQuote, type Aim } from '../../linking';
import { passageHere } from '../../reader/keyboard-reading';
import { say } from '../../toasts';
import { selectAnnotation, selectPassage } from '../../workspace';
import { pinPassages } from './deciding';

/** The passage whose counterpart the reader is about to choose. */
export const usePinning = create<{ from: Aim | null }>(() => ({ from: null }));

export const pinning = (): boolean => usePinning.getState().from !== null;

/** The chosen highlight, the selection, or the sentence at the cursor. */
function aimHere(): Aim | null {
  const at = aimOfWorkspace();
  if (at) return at;
  const here = passageHere();
  return here && aimAtPassage(here.article, here.passage);
}

const unselect = (): void => {
  document.getSelection()?.removeAllRanges();
  selectPassage(null);
  selectAnnotation(null);
};

/** The first time, chooses the passage here; then, in another pane, the one that corresponds to it. */
export function pinHere(): void {
  const at = aimHere();
  if (!at || linking()) return;
  if (pinning()) return pinTo(at);
  usePinning.setState({ from: at });
  unselect();
  announce(
    `“${shortQuote(at.quote)}” corresponds to: choose a passage in another pane, then press Enter. Escape cancels.`,
  );
}

/** Says that this passage corresponds to the one chosen before. */
export function pinTo(to: Aim): void {
  const { from } = usePinning.getState();
  if (!from) return;
  if (from.article === to.article) return say('Choose a passage in another pane.');
  usePinning.setState({ from: null });
  unselect();
  void pinPassages(from, to);
}

/** As `pinTo`, with what is selected, chosen or under the cursor. */
export function pinToHere(): void {
  const at = aimHere();
  if (at) pinTo(at);
}

export function cancelPin(): void {
  usePinning.setState({ from: null });
  announce('Nothing was pinned');
}
