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

/** A short sentence at the bottom that goes by itself. */
export function say(text: string, ...actions: Action[]): void {
  // The last word replaces the one before; what offers an action stays.
  if (passing !== undefined) toasts.close(passing);
  const key = toasts.add(
    { text, kind: 'said', actions },
    { timeout: [5000, 8000][actions.length] ?? 12_000 },
  );
  passing = actions.length > 0 ? undefined : key;
}

/** Something that must not be missed: it stays until it is dismissed. */
export function sayUntilRead(text: string, ...actions: Action[]): void {
  toasts.add({ text, kind: 'said', actions });
}

/** What failed stays until it is dismissed. */
export function sayError(error: unknown, action?: Action): void {
  const text = error instanceof Error ? error.message : String(error);
  toasts.add({ text, kind: 'error', ...(action && { actions: [action] }) });
}
