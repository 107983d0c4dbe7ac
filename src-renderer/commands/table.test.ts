import { expect, it } from 'vitest';
import { changingCommands } from '../read-only';
import { commandGroups } from './command';
import { belongs } from './key-state';
import { commands } from './table';

it('gives every command an id of its own, words and a group', () => {
  const ids = commands.map((command) => command.id);
  expect(new Set(ids).size).toBe(ids.length);
  const named = commands.filter(({ id }) => id !== '' && !id.startsWith('category.'));
  expect(named.filter(({ title, group }) => title.trim() === '' || !commandGroups.includes(group))).toEqual(
    [],
  );
  const titles = named.map((command) => command.title);
  expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
});

const both = [false, true];
const states = both.flatMap((caret) =>
  both.flatMap((chosen) => both.map((hits) => ({ caret, chosen, hits }))),
);

it.each(states)(
  'gives no key to two commands with caret: $caret, highlight chosen: $chosen, hits: $hits',
  (state) => {
    const keys = commands.filter((command) => belongs(command, state)).flatMap((command) => command.keys);
    expect(keys.length).toBeGreaterThan(30);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  },
);

it('names only commands that there are among those that change the library', () => {
  const ids = new Set(commands.map(({ id }) => id));
  expect([...changingCommands].filter((id) => !ids.has(id))).toEqual([]);
});

it('has a state for every command', () => {
  expect(commands.filter((command) => !states.some((state) => belongs(command, state)))).toEqual([]);
});

const sources = import.meta.glob<string>('../**/*.tsx', { query: '?raw', import: 'default', eager: true });

it('knows every command that a button names', () => {
  const named = Object.entries(sources).flatMap(([file, source]) =>
    [...source.matchAll(/\bcommand="([^"]+)"/g)].map(([, id]) => `${file}: ${id}`),
  );
  expect(named.length).toBeGreaterThan(10);
  const ids = new Set(commands.map((command) => command.id));
  expect(named.filter((name) => !ids.has(name.split(': ')[1] ?? ''))).toEqual([]);
});

/** Buttons whose work belongs to the widget that they stand in: they are reached in it, and need no command. */
const ofWidgets =
  /^(Close|Dismiss|Clear.*|Built-in key.*|Move (left|right)|(Previous|Next) counterpart|Back|Remove.*|Open beside|.*selected (notes|articles)|Add or remove a tag|New claim|Delete claim|Take out of the grid|Do not propose this|(New|Duplicate|Save|Delete|Take) (this |a )?template.*|Preview of the .*|\{.*)$/;

it('has a command for every picture button outside of dialogs and rows', () => {
  const bare = Object.entries(sources).flatMap(([file, source]) =>
    [...source.matchAll(/<IconButton\b([^>]*?(?:=>[^>]*?)*)\/?>/gs)]
      .map(([, props = '']) => props)
      .filter((props) => !/\b(command|shortcut)=/.test(props))
      .map((props) => `${file}: ${/label="([^"]*)"/.exec(props)?.[1] ?? '{…}'}`),
  );
  expect(bare.filter((name) => !ofWidgets.test(name.split(': ')[1] ?? ''))).toEqual([]);
});
