import { AppError, type Checked, type ExportMade, ExportSettings } from '#contract';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type BuiltWorker, builtWorker } from '../testing/built-worker';
import { manyNotes } from '../testing/many-notes';
import { smallDisk } from '../testing/small-disk';
import { createExporting, type ExportingOptions } from './exporting';

let built: BuiltWorker;
/** Where exports are written until they have been read. */
let temporary = '';

beforeAll(async () => void (built = await builtWorker('export/export-worker.ts')), 120_000);
afterAll(() => built.remove());
beforeEach(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'synoptic-export-'));
  vi.stubEnv('TMPDIR', temporary);
  return async () => {
    vi.unstubAllEnvs();
    await rm(temporary, { recursive: true, force: true });
  };
});

const library = manyNotes(20, 40);
function exporting(more: Partial<ExportingOptions> = {}) {
  const service = createExporting({ ...library.options, exportWorker: built.worker, ...more });
  onTestFinished(() => service.close());
  return service;
}
const start = (settings: unknown, id = 'export-0001'): Checked<'startExport'> => ({
  ...{ id, scope: { kind: 'all' }, settings: ExportSettings.parse(settings) },
});
const errorOf = async (work: () => unknown): Promise<AppError> => {
  const error = await Promise.resolve()
    .then(work)
    .then(
      () => null,
      (one: unknown) => one,
    );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
};

describe('the worker that writes exports', () => {
  it.each(['markdown', 'html', 'docx', 'csv', 'jsonld', 'bibtex', 'csl-json', 'citations'] as const)(
    'writes %s as this thread does, and says how far it is',
    async (format) => {
      const told: [number, number][] = [];
      const progress = (_: string, done: number, total: number): void => void told.push([done, total]);
      const written = async (service: ReturnType<typeof exporting>): Promise<[ExportMade, Buffer]> => {
        const made = await service.api.startExport(start({ format, layout: 'single' }));
        const { bytes } = await service.api.readExport({ id: 'export-0001', offset: 0 });
        await service.api.dropExport({ id: 'export-0001' });
        return [made, Buffer.from(bytes, 'base64')];
      };
      const [made, bytes] = await written(exporting({ progress }));
      expect(made).toMatchObject({ articles: 20, notes: 800, files: 1 });
      expect(told.at(-1)).toEqual([20, 20]);
      const [, here] = await written(exporting({ exportWorker: undefined }));
      // A Word document has names of its own making in it each time.
      if (format === 'docx') expect(bytes.subarray(0, 4)).toEqual(here.subarray(0, 4));
      else expect(bytes.equals(here)).toBe(true);
      expect(await readdir(temporary)).toEqual([]);
    },
    60_000,
  );

  it('is ended in the middle, and leaves no file', async () => {
    const service = exporting({
      progress: (id, done) => {
        if (id === 'export-0001' && done < 20) void service.api.dropExport({ id });
      },
    });
    const error = await errorOf(() => service.api.startExport(start({ format: 'html' })));
    expect(error.code).toBe('cancelled');
    await vi.waitFor(async () => expect(await readdir(temporary)).toEqual([]));
    expect((await errorOf(() => service.api.readExport({ id: 'export-0001', offset: 0 }))).code).toBe(
      'not-found',
    );
    expect(await service.api.startExport(start({ format: 'csv' }, 'export-0002'))).toMatchObject({
      notes: 800,
    });
  }, 60_000);

  it('says that the disk is full, leaves no file, and goes on when there is room', async (test) => {
    vi.unstubAllEnvs();
    const disk = await smallDisk('64k');
    if (!disk) return test.skip('Only root on Linux may make a small disk.');
    vi.stubEnv('TMPDIR', disk.folder);
    const service = exporting();
    for (const format of ['html', 'csv']) {
      const id = `export-${format}`;
      const error = await errorOf(() => service.api.startExport(start({ format, layout: 'single' }, id)));
      expect(error.code).toBe('storage');
      expect(error.message).toMatch(/full/i);
      expect(error.message).not.toContain(disk.folder);
      await service.api.dropExport({ id });
      expect(await readdir(disk.folder)).toEqual([]);
    }
    expect(await service.api.startExport(start({ format: 'citations' }))).toMatchObject({ articles: 20 });
  }, 60_000);
});

describe('a template that goes too far', () => {
  const preview = (service: ReturnType<typeof exporting>, template: string) =>
    service.api.previewExport({ settings: ExportSettings.parse({ format: 'markdown', template }) });
  const inFull =
    '{% for a in (1..9999) %}{% for b in (1..9999) %}{% for c in (1..9999) %}{% endfor %}{% endfor %}{% endfor %}';
  const good = '# {{ article.title }}';

  it('without end is given up with its thread, and the next preview is shown', async () => {
    // Where the template is not ended before, which is by the clock.
    const service = exporting({ previewTime: 4000, templateTime: 600_000 });
    expect(await preview(service, good)).toMatchObject({ problems: [] });
    expect((await errorOf(() => preview(service, inFull))).code).toBe('timeout');
    expect(await preview(service, good)).toMatchObject({ text: '# Barges \\#3 and \\#4 reach Oberwald\n' });
  }, 60_000);

  it('is told where it is when there is time for that, and ends an export', async () => {
    const service = exporting();
    expect(await preview(service, inFull)).toMatchObject({ text: null, problems: [{ line: 1 }] });
    const settings = { format: 'markdown', template: inFull };
    expect((await errorOf(() => service.api.startExport(start(settings)))).code).toBe('bad-input');
  }, 60_000);

  it.each([
    [
      'words that double',
      '{% assign a = "0123456789" %}{% for i in (1..60) %}{% assign a = a | append: a %}{% endfor %}{{ a }}',
    ],
    ['a range', '{% for i in (1..999999999) %}{% endfor %}'],
    [
      'a list',
      '{% assign a = "1 2 3" | split: " " %}{% for i in (1..60) %}{% assign a = a | concat: a %}{% endfor %}',
    ],
  ])(
    'in memory is refused: %s',
    async (_, template) => {
      const service = exporting();
      expect(await preview(service, template)).toMatchObject({ text: null, problems: [{ line: 1 }] });
      expect(await preview(service, good)).toMatchObject({ problems: [] });
    },
    60_000,
  );
});
