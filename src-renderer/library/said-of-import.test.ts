import { expect, it } from 'vitest';
import { saidOfImport } from './said-of-import';

const said = (added: number, known: number, more: { opened?: boolean; cancelled?: boolean } = {}) =>
  saidOfImport({ added, known, opened: true, cancelled: false, ...more });

it('counts only what the library did not have', () => {
  expect(said(1, 0)).toBe('Imported');
  expect(said(3, 0)).toBe('3 articles imported');
  expect(said(2, 1)).toBe('2 articles imported; 1 already in the library');
  expect(said(1, 1)).toBe('1 article imported; 1 already in the library');
});

it('says what was there already, and whether it lies open', () => {
  expect(said(0, 1)).toBe('Already in the library: opened');
  expect(said(0, 5, { opened: false })).toBe('Already in the library');
  expect(said(0, 0)).toBeNull();
});

it('does not count what was there as imported by an import that was cancelled', () => {
  expect(said(2, 3, { cancelled: true })).toBe('Import cancelled; 2 articles imported');
  expect(said(0, 1, { cancelled: true })).toBe('Import cancelled; nothing imported');
});

it('says which of the pages had been waited for', () => {
  const saidOf = (added: number, known: number, completed: number) =>
    saidOfImport({ added, known, completed, opened: true, cancelled: false });
  expect(saidOf(1, 0, 1)).toBe('Imported, with what had waited for its page');
  expect(saidOf(0, 1, 1)).toBe('Already in the library; it has got what had waited for its page');
  expect(saidOf(3, 1, 2)).toBe('4 articles imported; 2 had been waiting for their page');
  expect(saidOf(2, 0, 2)).toBe('2 articles imported; all of them had been waiting for their page');
});
