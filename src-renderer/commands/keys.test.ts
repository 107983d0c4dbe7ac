import { describe, expect, it } from 'vitest';
import { isLetterKey, keyLabels, keyOf } from './keys';

const press = (key: string, held: KeyboardEventInit = {}): string =>
  keyOf(new KeyboardEvent('keydown', { key, ...held }));

describe('keyOf', () => {
  it.each([
    ['j', {}, 'j'],
    ['J', { shiftKey: true }, 'J'],
    ['?', { shiftKey: true }, '?'],
    ['k', { ctrlKey: true }, 'Mod+k'],
    ['Z', { ctrlKey: true, shiftKey: true }, 'Mod+Shift+z'],
    ['ArrowRight', { shiftKey: true }, 'Shift+ArrowRight'],
    ['ArrowLeft', { altKey: true, shiftKey: true }, 'Alt+Shift+ArrowLeft'],
    ['Delete', {}, 'Delete'],
    [' ', { ctrlKey: true }, 'Mod+Space'],
    ['о', { code: 'KeyJ' }, 'j'],
    ['О', { code: 'KeyJ', shiftKey: true }, 'J'],
    ['ö', { code: 'Semicolon' }, 'ö'],
  ] as const)('writes %s with %o as %s', (key, held, written) => {
    expect(press(key, held)).toBe(written);
  });
});

describe('keyLabels', () => {
  it.each([
    ['j', ['J']],
    ['J', ['Shift', 'J']],
    ['Mod+Shift+z', ['Ctrl', 'Shift', 'Z']],
    ['Shift+ArrowRight', ['Shift', '→']],
    ['+', ['+']],
  ])('shows %s as %o', (key, labels) => {
    expect(keyLabels(key)).toEqual(labels);
  });
});

it('tells bare characters from keys with modifiers', () => {
  expect(['h', '?', '1'].every(isLetterKey)).toBe(true);
  expect(['Mod+k', 'Delete', 'Shift+ArrowUp'].some(isLetterKey)).toBe(false);
});
