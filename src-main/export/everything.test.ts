import { type Client, type ExportFormat, type ExportMade, ExportSettings } from '#contract';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type App, createApp } from '../app';
import { type BuiltWorker, builtWorker } from '../testing/built-worker';
import { fakeCleaner } from '../testing/fake-cleaner';
import { type LargeLibrary, writeLargeLibrary } from '../testing/large-library';
import { connect } from '../testing/library';
import { unzipped } from '../testing/zip';

const [articleCount, notesEach] = [1000, 20];

let built: BuiltWorker;
let root = '';
let temporary = '';
let library: LargeLibrary;
let app: App;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'synoptic-large-'));
  temporary = join(root, 'temporary');
  await mkdir(temporary);
  built = await builtWorker('export/export-worker.ts');
  library = await writeLargeLibrary(join(root, 'library'), articleCount, notesEach);
  app = await createApp({
    ...{ libraryDir: library.folder, samplesDir: root, shell: 'browser', version: '0.0.0', lastWords: 0 },
    ...{ cleaner: fakeCleaner, exportWorker: built.worker },
  });
  vi.stubEnv('TMPDIR', temporary);
}, 300_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await app.close();
  await built.remove();
  await rm(root, { recursive: true, force: true });
});
afterEach(async () => expect(await readdir(temporary)).toEqual([]));

let jobs = 0;
const scope = { kind: 'all' } as const;

interface Export {
  made: ExportMade;
  bytes: Buffer;
  told: { done: number; total: number }[];
}

/** As a window does it: asks for it, follows how far it is, and reads it in pieces. */
async function exported(client: Client, given: object): Promise<Export> {
  const id = `export-${++jobs}`;
  const told: Export['told'] = [];
  onTestFinished(client.on('exportProgress', ({ id: of, ...far }) => void (of === id && told.push(far))));
  const made = await client.call('startExport', { id, scope, settings: ExportSettings.parse(given) });
  const pieces: Buffer[] = [];
  for (let offset = 0; offset < made.bytes; offset += pieces.at(-1)?.length ?? 0) {
    const { bytes } = await client.call('readExport', { id, offset });
    pieces.push(Buffer.from(bytes, 'base64'));
  }
  await client.call('dropExport', { id });
  return { made, bytes: Buffer.concat(pieces), told };
}

/** All words of the files in an export. */
async function wordsOf({ made, bytes }: Export): Promise<string> {
  if (!bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return bytes.toString();
  const files = await unzipped(bytes);
  if (made.files > 1) expect(files.size).toBe(made.files);
  return [...files.values()].map((file) => file.toString()).join('\n');
}

/** What of these is not said. */
function missing(words: string, said: RegExp, ids: readonly string[]): string[] {
  const found = new Set([...words.matchAll(said)].map(([, id = '']) => id));
  return ids.filter((id) => !found.has(id));
}

/** Formats with their settings; none for those that hold references only. */
const cases: Record<ExportFormat, readonly object[]> = {
  markdown: [{ preset: 'plain' }, { preset: 'obsidian', layout: 'single' }, { preset: 'logseq' }],
  html: [{ layout: 'single' }],
  docx: [{ layout: 'single' }],
  csv: [{}],
  jsonld: [{}],
  ...{ bibtex: [], 'csl-json': [], citations: [] },
};

describe('an export of all of 1,000 articles with 20,000 notes', () => {
  it.each(Object.entries(cases).flatMap(([format, all]) => all.map((settings) => ({ format, ...settings }))))(
    'has each of them, and tells how far it is: %j',
    async (settings) => {
      const client = connect(app);
      const done = await exported(client, settings);
      expect(done.made).toMatchObject({ articles: articleCount, notes: articleCount * notesEach });
      expect(done.told.at(-1)).toEqual({ done: articleCount, total: articleCount });
      expect(done.told.length).toBeGreaterThan(1);
      const words = await wordsOf(done);
      expect(missing(words, /Said in (article\d{5}n\d{3})\./g, library.notes)).toEqual([]);
      expect(missing(words, /On (article\d{5}) as a whole\./g, library.articles)).toEqual([]);
      if (settings.format !== 'csv')
        expect(missing(words, /Linked by (link\d{5})\./g, library.links)).toEqual([]);
    },
    300_000,
  );

  it('is ended in the middle, leaves nothing behind, and the next one is whole', async () => {
    const client = connect(app);
    const id = 'export-ended';
    const middle = new Promise<number>((resolve) => {
      const stop = client.on('exportProgress', (far) => {
        if (far.id !== id || far.done < articleCount / 10) return;
        stop();
        resolve(far.done);
      });
    });
    const started = client
      .call('startExport', { id, scope, settings: ExportSettings.parse({ format: 'html' }) })
      .catch((error: unknown) => error);
    expect(await middle).toBeLessThan(articleCount);
    await client.call('dropExport', { id });
    expect(await started).toMatchObject({ code: 'cancelled' });
    expect(await readdir(temporary)).toEqual([]);
    expect((await exported(client, { format: 'csv' })).made).toMatchObject({ articles: articleCount });
  }, 300_000);
});
