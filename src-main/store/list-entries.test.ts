import { expect, it } from 'vitest';
import type { LibraryEntry } from './formats';
import { createListEntries } from './list-entries';

const entryOf = (id: string, title: string, importedAt: string): LibraryEntry =>
  ({ id, title, source: { fileName: `${title}.txt`, importedAt }, words: 3 }) as unknown as LibraryEntry;
const bytesOf = (...entries: LibraryEntry[]): Buffer =>
  Buffer.from(`${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n`);

const first = entryOf('article-1', 'Łódź – “quoted”, 日本', '2026-03-02T10:00:00.000Z');
const second = entryOf(
  'article-2',
  'says "importedAt":"never"\nand {"id":"other-id"}',
  '2026-03-01T10:00:00.000Z',
);

it('has the entries of a file as they were written, whatever their texts say', () => {
  const entries = createListEntries(bytesOf(first, second));
  expect([...entries.ids()]).toEqual(['article-1', 'article-2']);
  expect(entries.importedAt('article-2')).toBe('2026-03-01T10:00:00.000Z');
  expect(entries.get('article-1')).toEqual(first);
  expect(entries.get('article-2')).toEqual(second);
  expect(entries.get('article-2')).toBe(entries.get('article-2'));
  expect(entries.get('article-3')).toBeUndefined();
  expect(createListEntries(Buffer.from('\n')).size).toBe(0);
});

it('takes entries whose fields stand in another order', () => {
  const { id, source, ...rest } = first;
  const turned = { source, ...rest, id };
  const entries = createListEntries(bytesOf(turned, second));
  expect([...entries.ids()]).toEqual(['article-1', 'article-2']);
  expect([entries.importedAt(id), entries.get(id)]).toEqual([source.importedAt, turned]);
});

it('changes in place, and what is new comes last', () => {
  const entries = createListEntries(bytesOf(first, second));
  const other = entryOf('article-1', 'Other', '2026-03-05T10:00:00.000Z');
  const third = entryOf('article-3', 'Third', '2026-03-04T10:00:00.000Z');
  entries.set('article-3', third);
  entries.set('article-1', other);
  entries.delete('article-2');
  expect([...entries.ids()].map((id) => entries.get(id))).toEqual([other, third]);
  expect([entries.size, entries.has('article-2'), entries.importedAt('article-1')]).toEqual([
    2,
    false,
    '2026-03-05T10:00:00.000Z',
  ]);
});
