import { preferences, usePreferences } from './preferences';

/** What a key belongs to: a command of the table. */
export interface Keyed {
  id: string;
  /** Built-in keys, the first is shown. */
  keys: readonly string[];
  /** In which states of the keyboard its keys are its own; absent means in all. */
  when?: object;
}

/** Whether there is a state of the keyboard in which both have their keys, so that they cannot have the same. */
export function meet({ when: a = {} }: Keyed, { when: b = {} }: Keyed): boolean {
  const others = new Map<string, unknown>(Object.entries(b));
  return Object.entries(a).every(([name, value]) => !others.has(name) || others.get(name) === value);
}

/** The reader's own keys: command id → key, or null for none. */
export type OwnKeys = Readonly<Record<string, string | null>>;

/**
 * The keys in force by command. An own key stands in place of all built-in ones, and takes a built-in key away from
 * the command that had it: a newer program may bring built-in keys that the reader has given to something else.
 */
export function keysInForce(
  commands: readonly Keyed[],
  own: OwnKeys,
): ReadonlyMap<string, readonly string[]> {
  const choosers = commands.filter(({ id }) => typeof own[id] === 'string');
  const taken = (command: Keyed, key: string): boolean =>
    choosers.some((other) => own[other.id] === key && meet(command, other));
  return new Map(
    commands.map((command) => {
      const { id, keys } = command;
      const key = own[id];
      if (key === undefined) return [id, keys.filter((builtIn) => !taken(command, builtIn))];
      return [id, key === null ? [] : [key]];
    }),
  );
}

let table: readonly Keyed[] = [];
let known: { own: OwnKeys; keys: ReadonlyMap<string, readonly string[]> } | null = null;

/** Called once by the command table: buttons show a command's key without knowing the table. */
export function registerShortcuts(commands: readonly Keyed[]): void {
  table = commands;
  known = null;
}

function inForce(own: OwnKeys): ReadonlyMap<string, readonly string[]> {
  if (known?.own !== own) known = { own, keys: keysInForce(table, own) };
  return known.keys;
}

const none: readonly string[] = [];

export const keysOfCommand = (id: string): readonly string[] => inForce(preferences().keys).get(id) ?? none;

/** The key that a button shows beside its name. */
export function useShortcut(command: string | undefined): string | undefined {
  const { keys } = usePreferences();
  return command === undefined ? undefined : inForce(keys).get(command)?.[0];
}
