import { endEditing, useWorkspace } from './workspace';

/** Milliseconds that the field of a note may take to come: its article may have to be opened first. */
export const editorComes = 1500;

/** Marks the fields that what is typed belongs to. */
export const writingField = { 'data-writing': true } as const;

let since = -Infinity;
let timer: ReturnType<typeof setTimeout> | undefined;

const isMounted = (): boolean => document.querySelector('[data-writing]') !== null;

useWorkspace.subscribe(({ editing }, before) => {
  if (editing === before.editing) return;
  clearTimeout(timer);
  since = performance.now();
  if (editing) timer = setTimeout(() => void isWriting(), editorComes);
});

/**
 * Whether a note or tags are being written, or about to be. Where no field came, or it went with its note, writing ends
 * here: keys must not go nowhere.
 */
export function isWriting(): boolean {
  if (!useWorkspace.getState().editing) return false;
  if (isMounted() || performance.now() - since < editorComes) return true;
  endEditing();
  return false;
}
