import { Preferences } from '#contract';
import { describe, expect, it } from 'vitest';
import type { ArticleFile, ComparisonFile, PositionFile, PreferencesFile } from '../formats';
import { mergeArticles } from './article';
import { targetAt } from './arbitrary';
import { mergeComparisons, rememberComparison } from './comparison';
import { mergePositions } from './position';
import { mergePreferences } from './preferences';

const at = (minute: number): string => new Date(Date.UTC(2026, 4, 1, 10, minute)).toISOString();

const grid: ComparisonFile = {
  ...{ formatVersion: 1, id: 'comparison-1', name: 'Two reports', articles: ['article-1', 'article-2'] },
  ...{ decisions: [], dismissed: [], note: '' },
  rows: [
    { id: 'row-00001', rank: 'a', claim: 'Three boats', cells: [], verdict: null, note: '' },
    { id: 'row-00002', rank: 'b', claim: 'At night', cells: [], verdict: null, note: '' },
  ],
  view: { marks: [], linked: true, panel: 'grid', gridBelow: false },
  ...{ created: at(0), modified: at(0), deleted: null },
};
const [boats, night] = grid.rows as [ComparisonFile['rows'][0], ComparisonFile['rows'][0]];
const change = (old: ComparisonFile, more: Partial<ComparisonFile>, minute: number): ComparisonFile =>
  rememberComparison(old, { ...old, ...more, modified: at(minute) }, null);

describe('a comparison of two computers', () => {
  const third = { ...boats, id: 'row-00003', rank: 'c', claim: 'Nobody was hurt' };
  const cell = { id: 'cell-0001', target: targetAt(0), annotation: null };

  it('has the rows, passages and decisions of both, the same on both computers', () => {
    const decision = { id: 'decision1', ends: [targetAt(0), targetAt(4)] as const, corresponds: true };
    const ours = change(grid, { rows: [{ ...boats, cells: [cell] }, night, third] }, 5);
    const theirs = change(
      grid,
      {
        rows: [{ ...boats, verdict: 'same' }, night],
        decisions: [{ ...decision, ends: [...decision.ends], created: at(6) }],
      },
      6,
    );
    const both = mergeComparisons(ours, theirs);
    expect(both.rows.map(({ id }) => id)).toEqual(['row-00001', 'row-00002', 'row-00003']);
    expect(both.rows[0]).toMatchObject({ verdict: 'same', cells: [{ id: 'cell-0001' }] });
    expect(both.decisions.map(({ id }) => id)).toEqual(['decision1']);
    expect(mergeComparisons(theirs, ours)).toEqual(both);
    expect(mergeComparisons(both, ours)).toEqual(both);
    expect(mergeComparisons(both, both)).toBe(both);
  });

  it('keeps both claims and both notes where both were written', () => {
    const ours = change(grid, { rows: [{ ...boats, claim: 'Four boats', note: 'see page 2' }, night] }, 5);
    const theirs = change(grid, { rows: [{ ...boats, claim: 'Five boats', note: 'unsure' }, night] }, 6);
    const [row] = mergeComparisons(ours, theirs).rows;
    expect(row?.claim).toBe('Five boats / Four boats');
    expect(row?.note).toBe('unsure\n\n---\n\nsee page 2');
  });

  it('loses a row that one computer took out while the other left all as it was', () => {
    const ours = change(grid, { rows: [night] }, 5);
    expect(mergeComparisons(ours, grid).rows).toEqual([night]);
    const theirs = change(grid, { note: 'later' }, 6);
    expect(mergeComparisons(ours, theirs, grid).rows).toEqual([night]);
    expect(mergeComparisons(ours, theirs).rows).toHaveLength(2);
  });

  it('has a passage in one row only, where the later computer put it', () => {
    const start = change(grid, { rows: [{ ...boats, cells: [cell] }, night] }, 1);
    const theirs = change(start, { rows: [boats, { ...night, cells: [cell] }] }, 9);
    const ours = change(start, { note: 'other', rows: [{ ...boats, cells: [cell] }, night] }, 5);
    const { rows } = mergeComparisons(ours, theirs);
    expect(rows.map(({ cells }) => cells.length)).toEqual([0, 1]);
  });
});

describe('other documents of two computers', () => {
  it('a reading position is the one of the later reading', () => {
    const read = (openedAt: string | null, progress: number): PositionFile => ({
      ...{ formatVersion: 1, position: { offset: 1, progress }, openedAt },
    });
    expect(mergePositions(read(at(1), 0.9), read(at(2), 0.1))).toEqual(read(at(2), 0.1));
    expect(mergePositions(read(null, 0), read(at(2), 0.1))).toEqual(read(at(2), 0.1));
    expect(mergePositions(read(at(2), 0.1), read(at(2), 0.5))).toEqual(read(at(2), 0.5));
  });

  it('preferences stay ours, with the categories that only the other has', () => {
    const file = (more: Partial<Preferences>): PreferencesFile => ({
      ...{ formatVersion: 1, preferences: { ...Preferences.parse({}), ...more } },
    });
    const legal = { id: 'legal', name: 'Legal', colour: 'teal', line: 'solid' } as const;
    const ours = file({ theme: 'dark' });
    const theirs = file({ theme: 'light', categories: [legal] });
    const { theme, categories } = mergePreferences(ours, theirs).preferences;
    expect(theme).toBe('dark');
    expect(categories).toEqual([...ours.preferences.categories, legal]);
    expect(mergePreferences(ours, ours)).toBe(ours);
  });

  it('an article has the later text, and what either computer has set', () => {
    const record = (version: number, sha: string, edits: ArticleFile['metadataEdits']): ArticleFile =>
      ({
        ...{ version, htmlSha256: sha, files: [], metadataEdits: edits, cleanedBy: 1 },
      }) as unknown as ArticleFile;
    const [ours, theirs] = [record(2, 'a', { title: 'Ours' }), record(3, 'b', { byline: 'A. Writer' })];
    const { merged, other } = mergeArticles(ours, theirs);
    expect(merged).toMatchObject({ version: 3, htmlSha256: 'b' });
    expect(merged.metadataEdits).toEqual({ title: 'Ours', byline: 'A. Writer' });
    expect(other).toBe(ours);
    const base = record(2, 'a', { title: 'Old' });
    expect(mergeArticles({ ...base, metadataEdits: {} }, base, base).merged.metadataEdits).toEqual({});
  });
});
