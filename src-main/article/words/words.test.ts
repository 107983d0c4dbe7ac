import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isDateLine } from '../rules/phrases';
import { readDate } from '../metadata/dates';
import { kindOfLine, languages, monthNumber, saysModified } from '.';

test('every language file is in the list', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => /^[a-z]{2}\.ts$/.test(name));
  expect(languages).toHaveLength(files.length);
});

test.each(languages.map((words) => [words.months[0]?.[0], words] as const))(
  '%s … is complete',
  (_name, words) => {
    expect(words.months).toHaveLength(12);
    for (const [i, names] of words.months.entries()) {
      for (const name of names) expect(monthNumber(name)).toBe(i + 1);
    }
    expect(words.weekdays.length).toBeGreaterThanOrEqual(7);
    for (const list of [words.by, words.dated, words.modified]) expect(list).not.toEqual([]);
    for (const kind of [
      'related',
      'newsletter',
      'share',
      'comments',
      'advertisement',
      'navigation',
    ] as const) {
      expect(words.lines[kind]?.length).toBeGreaterThan(0);
    }
  },
);

test.each([
  ['3 mars 2024', '2024-03-03'],
  ['3. marts 2024', '2024-03-03'],
  ['3 marca 2024', '2024-03-03'],
  ['3 марта 2024', '2024-03-03'],
  ['3. desember 2024', '2024-12-03'],
])('%s is a date', (text, day) => {
  expect(readDate(text)).toBe(day);
  expect(isDateLine(text)).toBe(true);
});

test('lines are known in every language', () => {
  expect([kindOfLine('Czytaj także'), kindOfLine('Читайте также:'), kindOfLine('Läs också')]).toEqual([
    'related',
    'related',
    'related',
  ]);
  expect(saysModified('Обновлено 3 марта 2024')).toBe(true);
});
