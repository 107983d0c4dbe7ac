import { expect, it } from 'vitest';
import { commands } from './table';

it('gives every command an id of its own', () => {
  const ids = commands.map((command) => command.id);
  expect(new Set(ids).size).toBe(ids.length);
});

it('gives no key to two commands', () => {
  const keys = commands.flatMap((command) => command.keys);
  expect(keys.length).toBeGreaterThan(30);
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});
