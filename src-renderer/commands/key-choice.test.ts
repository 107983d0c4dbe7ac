import { describe, expect, it } from 'vitest';
import { keysInForce } from '../shortcuts';
import type { Command } from './command';
import { holdersOf, reservedFor, withKey, withoutChoice } from './key-choice';
import { commands as table } from './table';

const command = (id: string, ...keys: string[]): Command => ({
  ...{ id, keys, title: id, group: 'General' },
  run: () => {},
});
const commands = [command('next', 'j'), command('redo', 'Mod+Shift+z', 'Mod+y'), command('list')];
const inForce = (own: Record<string, string | null>): Record<string, readonly string[]> =>
  Object.fromEntries(keysInForce(commands, own));

describe('reservedFor', () => {
  it.each(['Mod+w', 'Mod+t', 'Mod+n', 'Mod+Shift+n', 'Tab', 'Enter', 'Escape', 'F5', 'Mod+c'])(
    'refuses %s and says what for',
    (key) => expect(reservedFor(key)).toMatch(/^[a-z]+s[ ,]/),
  );
  it.each(['j', 'J', 'Mod+j', 'F6', 'Alt+n', 'Delete', 'Mod+Shift+l'])('leaves %s free', (key) => {
    expect(reservedFor(key)).toBeNull();
  });
  it('refuses no built-in key but Escape', () => {
    const keys = table.flatMap(({ keys }) => keys).filter((key) => key !== 'Escape');
    expect(keys.filter(reservedFor)).toEqual([]);
  });
});

describe('a key for a command', () => {
  it('says who has it', () => {
    const holders = (key: string, id: string, own = {}): string[] =>
      holdersOf(key, id, commands, own).map((holder) => holder.id);
    expect(holders('j', 'list')).toEqual(['next']);
    expect(holders('j', 'next')).toEqual([]);
    expect(holders('j', 'list', { next: 'n' })).toEqual([]);
    expect(holders('n', 'list', { next: 'n' })).toEqual(['next']);
  });

  it('is taken from the command that had it, which keeps its other keys', () => {
    expect(inForce(withKey('j', 'list', commands, {}))).toMatchObject({ list: ['j'], next: [] });
    expect(inForce(withKey('Mod+y', 'list', commands, {}))).toMatchObject({
      list: ['Mod+y'],
      redo: ['Mod+Shift+z'],
    });
    expect(inForce(withKey('n', 'list', commands, { next: 'n' }))).toMatchObject({ list: ['n'], next: [] });
  });

  it('never leaves two commands with one key', () => {
    let own: Record<string, string | null> = {};
    for (const [key, id] of [
      ['j', 'list'],
      ['Mod+y', 'next'],
      ['Mod+Shift+z', 'list'],
      ['j', 'next'],
      ['Mod+Shift+z', 'redo'],
    ] as const) {
      own = { ...withKey(key, id, commands, own) };
      const keys = Object.values(inForce(own)).flat();
      expect(new Set(keys).size, `after ${key} for ${id}`).toBe(keys.length);
      expect(inForce(own)[id]).toContain(key);
    }
  });

  it('is no choice when it is the built-in one', () => {
    expect(withKey('j', 'next', commands, { next: 'n' })).toEqual({});
  });

  it('can be given back', () => {
    expect(withoutChoice('next', { next: 'n', list: 'j' })).toEqual({ list: 'j' });
  });
});
