import { ExportSettings } from '#contract';
import { expect, it, onTestFinished } from 'vitest';
import { manyNotes } from '../testing/many-notes';
import { unzipped } from '../testing/zip';
import { createExporting } from './exporting';

const { articles, notes, options } = manyNotes(1000, 20);

function exporting() {
  const service = createExporting(options);
  onTestFinished(() => service.close());
  return service;
}

/** What an export says, file by file or in its pieces. */
async function* said(settings: ExportSettings): AsyncGenerator<string> {
  const pieces: Uint8Array[] = [];
  for await (const { bytes } of exporting().files({ kind: 'all' }, settings)) {
    if (settings.format === 'docx') pieces.push(bytes);
    else yield Buffer.from(bytes).toString();
  }
  if (pieces.length === 0) return;
  for (const [name, content] of await unzipped(Buffer.concat(pieces)))
    if (/^word\/(?:document|comments)\.xml$/.test(name)) yield content.toString();
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
    for await (const words of said(ExportSettings.parse(given))) {
      for (const [, id = ''] of words.matchAll(/Said in (article\d{5}n\d{3})\./g)) found.add(id);
      for (const [, id = ''] of words.matchAll(/On (article\d{5}) as a whole\./g)) wholes.add(id);
    }
    expect(notes.filter((id) => !found.has(id))).toEqual([]);
    expect(wholes.size).toBe(articles.length);
  },
  60_000,
);
