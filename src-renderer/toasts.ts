import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components';

export interface ToastContent {
  text: string;
  kind: 'said' | 'error';
  actions?: Action[];
}

export interface Action {
  label: string;
  run: () => void;
}

export const toasts = new ToastQueue<ToastContent>({ maxVisibleToasts: 3 });

let passing: string | undefined;
/** Sentences that go by themselves and offer to do something about what was just done. */
const offers = new Set<string>();

/** A short sentence at the bottom that goes by itself. */
export function say(text: string, ...actions: Action[]): void {
  // The last word replaces the one before. What offers an action stays until another offer: two that are about what was
  // just done may contradict each other.
  if (passing !== undefined) toasts.close(passing);
  if (actions.length > 0) withdrawOffers();
  const key = toasts.add(
    { text, kind: 'said', actions },
    { timeout: [5000, 8000][actions.length] ?? 12_000 },
  );
  if (actions.length > 0) offers.add(key);
  passing = actions.length > 0 ? undefined : key;
}

/** Takes away what is offered about changes: it may be about one that has just been taken back. */
export function withdrawOffers(): void {
  for (const key of offers) toasts.close(key);
  offers.clear();
}

/**
 * Something that must not be missed: it stays until it is dismissed.
 * @param read called when it has been
 */
export function sayUntilRead(
  text: string,
  { actions = [], read }: { actions?: Action[]; read?: () => void } = {},
): void {
  toasts.add({ text, kind: 'said', actions }, read && { onClose: read });
}

/** Something that happened without the reader's doing and needs nothing: it goes by itself, or with the next thing done. */
export function sayInPassing(text: string): void {
  news.add(toasts.add({ text, kind: 'said' }, { timeout: 15_000 }));
}
const news = new Set<string>();

/** Takes away what goes with the next thing done. */
export function withdrawNews(): void {
  for (const key of news) toasts.close(key);
  news.clear();
}

/** What failed stays until it is dismissed. */
export function sayError(error: unknown, action?: Action): void {
  const text = error instanceof Error ? error.message : String(error);
  // A full disk refuses each change with the same sentence: one that is still to be read is not said again, but its button
  // does for all of them.
  const said = toasts.visibleToasts.find(({ content }) => content.kind === 'error' && content.text === text);
  if (!said) toasts.add({ text, kind: 'error', ...(action && { actions: [action] }) });
  else if (action) {
    const [before] = said.content.actions ?? [];
    const run = (): void => {
      before?.run();
      action.run();
    };
    toasts.close(said.key);
    toasts.add({ text, kind: 'error', actions: [{ ...action, run }] });
  }
}

/** Takes an error away that is none any more. */
export function withdrawError(text: string): void {
  for (const { key, content } of toasts.visibleToasts)
    if (content.kind === 'error' && content.text === text) toasts.close(key);
}
