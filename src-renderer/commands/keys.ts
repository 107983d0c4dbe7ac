/**
 * Keys are written as text: `j`, `J` (a letter's case says whether Shift is held), `?`, `Delete`, `Mod+k`,
 * `Mod+Shift+z`. `Mod` is ⌘ on a Mac and Ctrl elsewhere.
 */
const isMac = navigator.platform.startsWith('Mac');

export function keyOf(event: KeyboardEvent): string {
  const mod = isMac ? event.metaKey : event.ctrlKey;
  // The other of the two belongs to the system.
  if (isMac ? event.ctrlKey : event.metaKey) return '';
  const modified = mod || event.altKey;
  const written = event.key === ' ' ? 'Space' : latin(event);
  const key = modified && written.length === 1 ? written.toLowerCase() : written;
  const shift = event.shiftKey && (modified || event.key.length > 1);
  return [mod && 'Mod', event.altKey && 'Alt', shift && 'Shift', key].filter(Boolean).join('+');
}

/** On a Greek or Cyrillic keyboard a letter key is called by the Latin letter of its place. */
function latin({ key, code, shiftKey }: KeyboardEvent): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (!letter || key.length !== 1 || /[\x20-\x7e]/.test(key)) return key;
  return shiftKey ? letter : letter.toLowerCase();
}

/** A bare character: it would also be typing, and can be switched off (WCAG 2.1.4). */
export const isLetterKey = (key: string): boolean => key.length === 1;

const names: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Delete: 'Del',
  Escape: 'Esc',
  ContextMenu: 'Menu',
  PageUp: 'Page ↑',
  PageDown: 'Page ↓',
  Mod: isMac ? '⌘' : 'Ctrl',
  Alt: isMac ? '⌥' : 'Alt',
};

/** The parts of a key as they stand on the keyboard. */
export function keyLabels(key: string): string[] {
  const parts = key === '+' ? ['+'] : key.split('+');
  return parts.flatMap((part) => {
    if (/^[A-Z]$/.test(part)) return ['Shift', part];
    return [names[part] ?? (part.length === 1 ? part.toUpperCase() : part)];
  });
}
