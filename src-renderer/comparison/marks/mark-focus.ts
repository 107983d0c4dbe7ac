import { create } from 'zustand';

interface MarkFocus {
  /** The mark that the keyboard is at: it has a place wherever its passage stands. */
  at: { article: string; id: string } | null;
  /** Counts the times that the focus was asked to go there. */
  asked: number;
  /** The mark or figure whose card is shown. */
  card: { article: string; id: string; figure: string | null } | null;
}

/** Which mark beside the texts has the keyboard, and which shows its card. */
export const useMarkFocus = create<MarkFocus>(() => ({ at: null, asked: 0, card: null }));

/** Puts the keyboard's focus on a mark, as soon as that is there. */
export const focusMark = (article: string, id: string): void =>
  useMarkFocus.setState(({ asked }) => ({ at: { article, id }, asked: asked + 1 }));

let timer: ReturnType<typeof setTimeout> | undefined;

/** Shows the card of a mark after a moment, so that it does not flash while the pointer passes. */
export function showCard(card: MarkFocus['card'], wait: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => useMarkFocus.setState({ card }), wait);
}

/** Leaves a card a moment longer, so that the pointer can go to it. */
export const hideCard = (wait = 250): void => showCard(null, wait);

export const keepCard = (): void => clearTimeout(timer);
