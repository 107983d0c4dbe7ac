import { ExportSettings } from '#contract';
import { expect, it, onTestFinished } from 'vitest';
import { manyNotes } from '../testing/many-notes';
import { unzipped } from '../testing/zip';
import { createExporting, type ExportingOptions } from './exporting';

const { articles, notes, options } = manyNotes(1000, 20);

function exporting(made: ExportingOptions = options) {
  const service = createExporting(made);
  onTestFinished(() => service.close());
  return service;
}

it.each([
  { format: 'markdown', preset: 'obsidian' },
  { format: 'markdown', preset: 'plain' },
  { format: 'markdown', preset: 'logseq' },
  { format: 'html' },
  { format: 'csv' },
  { format: 'jsonld' },
])(
  'every one of 20,000 notes on 1,000 articles is in an export of everything: %j',
  async (given) => {
    const found = new Set<string>();
    const wholes = new Set<string>();
    for await (const { bytes } of exporting().files({ kind: 'all' }, ExportSettings.parse(given))) {
      const words = Buffer.from(bytes).toString();
      for (const [, id = ''] of words.matchAll(/Said in (article\d{5}n\d{3})\./g)) found.add(id);
      for (const [, id = ''] of words.matchAll(/On (article\d{5}) as a whole\./g)) wholes.add(id);
    }
    expect(notes.filter((id) => !found.has(id))).toEqual([]);
    expect(wholes.size).toBe(articles.length);
  },
  60_000,
);

it('every one of 2,000 notes on 100 articles is in a Word document of everything', async () => {
  const fewer = manyNotes(100, 20);
  const settings = ExportSettings.parse({ format: 'docx', layout: 'single' });
  const pieces: Uint8Array[] = [];
  for await (const { bytes } of exporting(fewer.options).files({ kind: 'all' }, settings)) pieces.push(bytes);
  const files = await unzipped(Buffer.concat(pieces));
  const words = ['word/document.xml', 'word/comments.xml']
    .map((name) => files.get(name)?.toString())
    .join('');
  const found = new Set([...words.matchAll(/Said in (article\d{5}n\d{3})\./g)].map(([, id = '']) => id));
  expect(fewer.notes.filter((id) => !found.has(id))).toEqual([]);
}, 60_000);
