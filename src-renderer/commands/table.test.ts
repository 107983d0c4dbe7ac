import { expect, it } from 'vitest';
import { belongs } from './key-state';
import { commands } from './table';

it('gives every command an id of its own', () => {
  const ids = commands.map((command) => command.id);
  expect(new Set(ids).size).toBe(ids.length);
});

const states = [false, true].flatMap((caret) => [false, true].map((chosen) => ({ caret, chosen })));

it.each(states)('gives no key to two commands with caret: $caret, highlight chosen: $chosen', (state) => {
  const keys = commands.filter((command) => belongs(command, state)).flatMap((command) => command.keys);
  expect(keys.length).toBeGreaterThan(30);
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});

it('has a state for every command', () => {
  expect(commands.filter((command) => !states.some((state) => belongs(command, state)))).toEqual([]);
});
