import { defaultCategories } from '#contract/categories';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostile } from '../testing/hostile-text';
import type { ExportedArticle } from './exported';
import { notesCsv, notesCsvHead } from './notes-csv';
import { exampleArticle } from './template/example';

const categories = defaultCategories.map((category) => ({ ...category }));
const rows = (exported: ExportedArticle): Record<string, string>[] =>
  parse(notesCsvHead + notesCsv(exported, categories), { bom: true, columns: true });

describe('the table of notes', () => {
  it('has a line for each note, the one on the article too', () => {
    expect(rows(exampleArticle)).toMatchObject([
      { Kind: 'Article note', Note: 'From the *local* paper.', Quote: '', 'Note id': '' },
      {
        ...{ Kind: 'Highlight', Quote: 'Fourteen people waited on the roof of the mill.', Place: '32' },
        ...{ Note: 'Others say **eleven**; check the hour.', Category: 'Figure', Tags: 'relief' },
        ...{ Title: 'Barges #3 and #4 reach Oberwald', Author: 'J. Doe', Outlet: 'The Example Times' },
        ...{ Published: '2026-03-02', Address: 'https://example.org/barges', 'Article tags': 'flood' },
        ...{ Collections: 'March flood', 'Article id': 'example00001', 'Note id': 'figure01' },
        'Opens in Synoptic': 'synoptic://article/example00001#figure01',
        Links: 'contradicts: Eleven saved from mill (synoptic://article/example00002#figure02)',
      },
      { Kind: 'Highlight', Quote: 'The water fell at noon.', Note: '', 'Note id': 'claim001' },
    ]);
  });

  it('says where a note has no place', () => {
    const [, row] = rows({ ...exampleArticle, unplaced: new Set(['figure01']) });
    expect(row?.Place).toBe('not in this version of the text');
  });

  it('has no field that a spreadsheet would run, and loses no word', () => {
    const [annotation] = exampleArticle.annotations;
    if (!annotation) throw new Error('the example has a highlight');
    const risky = fc.oneof(hostile, fc.constantFrom('=1+1', '+1', '-1', '@x', '\t=1', '\r=1', ' =1', '＝1'));
    fc.assert(
      fc.property(risky, risky, (title, note) => {
        const all = rows({
          ...exampleArticle,
          note,
          article: { ...exampleArticle.article, title, byline: title, siteName: title, tags: [title] },
          annotations: [
            {
              ...annotation,
              body: [
                { type: 'TextualBody', purpose: 'commenting', value: note, format: 'text/markdown' },
                { type: 'TextualBody', purpose: 'tagging', value: title, format: 'text/plain' },
              ],
            },
          ],
        });
        const row = all.at(-1);
        for (const field of Object.values(row ?? {}))
          expect(field).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r]/u);
        expect(row?.Note?.replace(/^'/, '')).toBe(note.replace(/\r\n?/g, '\n').trim().replace(/^'/, ''));
      }),
      { numRuns: 100 },
    );
  });
});
