import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components';

export interface ToastContent {
  text: string;
  kind: 'said' | 'error';
  action?: { label: string; run: () => void };
}

export const toasts = new ToastQueue<ToastContent>({ maxVisibleToasts: 3 });

let passing: string | undefined;

/** A short sentence at the bottom that goes by itself. */
export function say(text: string, action?: ToastContent['action']): void {
  // The last word replaces the one before; what offers an action stays.
  if (passing !== undefined) toasts.close(passing);
  const key = toasts.add(
    { text, kind: 'said', ...(action ? { action } : {}) },
    { timeout: action ? 8000 : 5000 },
  );
  passing = action ? undefined : key;
}

/** Something that must not be missed: it stays until it is dismissed. */
export function sayUntilRead(text: string, action?: ToastContent['action']): void {
  toasts.add({ text, kind: 'said', ...(action ? { action } : {}) });
}

/** What failed stays until it is dismissed. */
export function sayError(error: unknown, action?: ToastContent['action']): void {
  const text = error instanceof Error ? error.message : String(error);
  toasts.add({ text, kind: 'error', ...(action ? { action } : {}) });
}
