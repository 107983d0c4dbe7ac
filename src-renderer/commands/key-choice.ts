import { keysInForce, meet, type OwnKeys } from '../shortcuts';
import type { Command } from './command';

/** Keys that the browser, the system or every widget has a use for, and what for. */
const reserved: readonly (readonly [keys: RegExp, use: string])[] = [
  [/^Mod\+(Shift\+)?w$|^Alt\+F4$/, 'closes the window'],
  [/^Mod\+(Shift\+)?[tn]$/, 'opens a new window or tab'],
  [/^Mod\+(Shift\+)?(Tab|PageUp|PageDown)$/, 'goes to another tab'],
  [/^Mod\+q$/, 'ends the program'],
  [/^F5$|^Mod\+(Shift\+)?r$/, 'loads the page again'],
  [/^F1[12]$/, 'belongs to the browser'],
  [/^Mod\+(Shift\+)?[cvx]$/, 'cuts, copies or pastes'],
  [/^(Shift\+)?Tab$/, 'goes to the next field or button'],
  [/^(Shift\+)?(Enter|Space)$/, 'presses what has the focus'],
  [/^(Shift\+)?Escape$/, 'leaves what is going on'],
  [/^Alt\+Arrow(Left|Right)$|^Mod\+\[$|^Mod\+\]$/, 'goes back or forward in a browser'],
];

/** What a reserved key is for, or null when it can be given to a command. */
export const reservedFor = (key: string): string | null =>
  reserved.find(([keys]) => keys.test(key))?.[1] ?? null;

/** The other commands that have a key now, in a state of the keyboard in which this one would have it too. */
export function holdersOf(key: string, id: string, commands: readonly Command[], own: OwnKeys): Command[] {
  const keys = keysInForce(commands, own);
  const wants = commands.find((command) => command.id === id);
  return commands.filter(
    (other) => other.id !== id && keys.get(other.id)?.includes(key) && (!wants || meet(wants, other)),
  );
}

/** The reader's keys with this one given to a command; whoever had it keeps its other keys, or has none. */
export function withKey(key: string, id: string, commands: readonly Command[], own: OwnKeys): OwnKeys {
  const keys = keysInForce(commands, own);
  // A built-in key goes by itself (keysInForce) as long as the command has others.
  const emptied = holdersOf(key, id, commands, own).filter((holder) => keys.get(holder.id)?.length === 1);
  const freed = Object.fromEntries(emptied.map((holder) => [holder.id, null]));
  return tidy({ ...own, ...freed, [id]: key }, commands);
}

/** Without the command's own choice. A built-in key that another command has taken meanwhile stays there. */
export function withoutChoice(id: string, own: OwnKeys): OwnKeys {
  return Object.fromEntries(Object.entries(own).filter(([other]) => other !== id));
}

/** Leaves out choices that say what is built in anyway. */
function tidy(own: OwnKeys, commands: readonly Command[]): OwnKeys {
  const same = (id: string, key: string | null): boolean => {
    const keys = commands.find((command) => command.id === id)?.keys;
    return keys !== undefined && keys.length <= 1 && (keys[0] ?? null) === key;
  };
  return Object.fromEntries(Object.entries(own).filter(([id, key]) => !same(id, key)));
}
