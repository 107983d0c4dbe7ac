import { type ImportOutcome, limits } from '#contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CleanInput } from '../article/cleaned';
import type { ImportOptions } from './import';
import { createUploads, idleTime, mostHeld, mostUploads } from './uploads';

const bytes = (text: string): Uint8Array => Buffer.from(text);

type Import = (input: CleanInput, options: ImportOptions) => Promise<ImportOutcome[]>;
const no: Import = async ({ name }) => [
  { outcome: 'refused', file: name, error: { code: 'no-article', message: 'No.' } },
];

function uploadsWith(become: Import = no) {
  const seen: { name: string; text: string; options: ImportOptions; beside: string[] }[] = [];
  const progress: unknown[] = [];
  const uploads = createUploads({
    importBytes: async function* (input, options = {}) {
      const text = Buffer.from(input.bytes).toString();
      const beside = (input.companions ?? []).map(
        ({ path, bytes }) => `${path}: ${Buffer.from(bytes).toString()}`,
      );
      seen.push({ name: input.name, text, options, beside });
      yield* await become(input, options);
    },
    progress: (...told) => progress.push(told),
  });
  return { uploads, seen, progress };
}

describe('uploads', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('puts the pieces together, whatever is sent again', async () => {
    const { uploads, seen } = uploadsWith();
    const send = (offset: number, text: string) =>
      uploads.add({ upload: 'upload-1', name: 'a.txt', offset, bytes: bytes(text) }).received;
    expect(send(0, 'abc')).toBe(3);
    expect(send(0, 'abc')).toBe(3);
    expect(send(3, 'def')).toBe(6);
    expect(send(2, 'cdefg')).toBe(7);
    expect(send(0, 'abc')).toBe(7);
    await uploads.import('upload-1');
    expect(send(3, 'def')).toBe(7);
    await uploads.import('upload-1');
    expect(seen.map(({ name, text }) => [name, text])).toEqual([['a.txt', 'abcdefg']]);
  });

  it('refuses a gap, a file over the limit, and too much at once', () => {
    const { uploads } = uploadsWith();
    const send = (upload: string, offset: number, size: number) =>
      uploads.add({ upload, name: 'a.txt', offset, bytes: new Uint8Array(size) });
    send('upload-1', 0, 10);
    expect(() => send('upload-1', 11, 1)).toThrow(expect.objectContaining({ code: 'bad-input' }));
    expect(() => send('upload-1', 10, limits.htmlBytes)).toThrow(
      expect.objectContaining({ code: 'too-large' }),
    );
    // It was dropped: its place is free again.
    for (let n = 0; n < mostHeld / limits.htmlBytes; n++) send(`upload-${n}`, 0, limits.htmlBytes);
    expect(() => send('upload-x', 0, 1)).toThrow(expect.objectContaining({ code: 'conflict' }));
  });

  it('takes 500 files one after the other, and a page with all it may have beside it at once', async () => {
    const { uploads, seen } = uploadsWith();
    const send = (upload: string) => uploads.add({ upload, name: upload, offset: 0, bytes: bytes('a') });
    for (let n = 0; n < 500; n++) {
      send(`upload-${n}`);
      await uploads.import(`upload-${n}`);
    }
    expect(new Set(seen.map(({ name }) => name)).size).toBe(500);
    // The last call may come again, the first is long forgotten.
    expect(await uploads.import('upload-499')).toMatchObject([{ file: 'upload-499' }]);
    expect(seen).toHaveLength(500);
    expect(() => uploads.import('upload-0')).toThrow(expect.objectContaining({ code: 'not-found' }));
    for (let n = 0; n < mostUploads; n++) send(`waiting-${n}`);
    expect(() => send('one-more')).toThrow(expect.objectContaining({ code: 'conflict' }));
  });

  it('forgets what nothing happens to for ten minutes', () => {
    const { uploads } = uploadsWith();
    const send = (offset: number) =>
      uploads.add({ upload: 'upload-1', name: 'a', offset, bytes: bytes('ab') });
    send(0);
    vi.advanceTimersByTime(idleTime - 1);
    send(2);
    vi.advanceTimersByTime(idleTime - 1);
    expect(send(4).received).toBe(6);
    vi.advanceTimersByTime(idleTime);
    expect(() => uploads.import('upload-1')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  it('ends the cleaning of an upload that is cancelled', async () => {
    const { uploads, seen } = uploadsWith(
      ({ name }, { signal }) =>
        new Promise((resolve) =>
          signal?.addEventListener('abort', () =>
            resolve([
              { outcome: 'refused', file: name, error: { code: 'cancelled', message: 'Cancelled.' } },
            ]),
          ),
        ),
    );
    uploads.add({ upload: 'upload-1', name: 'a', offset: 0, bytes: bytes('a') });
    const outcome = uploads.import('upload-1');
    expect(seen[0]?.options.signal?.aborted).toBe(false);
    uploads.cancel('upload-1');
    expect(await outcome).toMatchObject([{ error: { code: 'cancelled' } }]);
    uploads.cancel('upload-1');
  });

  it('lets an archive have as many bytes as an archive may, and a document as a document may', () => {
    const { uploads } = uploadsWith();
    const fill = (upload: string, head: string, size: number): void => {
      const first = Buffer.concat([Buffer.from(head, 'latin1'), Buffer.alloc(1024)]);
      uploads.add({ upload, name: 'a', offset: 0, bytes: first });
      uploads.add({ upload, name: 'a', offset: first.length, bytes: new Uint8Array(size - first.length) });
    };
    const kinds = [
      { head: 'PK\x03\x04', most: limits.archiveBytes },
      { head: '%PDF-1.7', most: limits.documentBytes },
      { head: '<!doctype html>', most: limits.htmlBytes },
    ];
    for (const { head, most } of kinds) {
      fill('upload-1', head, most);
      expect(() => fill('upload-2', head, most + 1)).toThrow(expect.objectContaining({ code: 'too-large' }));
      uploads.cancel('upload-1');
    }
  });

  it('hands over what lay beside a page under its names, and forgets it afterwards', async () => {
    const { uploads, seen } = uploadsWith();
    const send = (upload: string, name: string): unknown =>
      uploads.add({ upload, name, offset: 0, bytes: bytes(`bytes of ${name}`) });
    send('page-1234', 'page.html');
    send('picture-1', 'page_files/a.png');
    await uploads.import('page-1234', { companions: ['picture-1'] });
    await uploads.import('page-1234', { companions: ['picture-1'] });
    expect(seen.map(({ name, beside }) => [name, beside])).toEqual([
      ['page.html', ['page_files/a.png: bytes of page_files/a.png']],
    ]);
    expect(() => uploads.import('picture-1')).toThrow(expect.objectContaining({ code: 'not-found' }));
    send('page-5678', 'other.html');
    expect(() => uploads.import('page-5678', { companions: ['picture-1'] })).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
  });

  it('keeps a book until it is said what becomes of it, and imports it once', async () => {
    const { uploads, seen } = uploadsWith(async (input, { book }) =>
      book === undefined
        ? [{ outcome: 'asks', file: input.name, title: 'A book', chapters: ['One', 'Two'] }]
        : no(input, {}),
    );
    uploads.add({ upload: 'upload-1', name: 'a.epub', offset: 0, bytes: bytes('a book') });
    expect(await uploads.import('upload-1')).toMatchObject([{ outcome: 'asks' }]);
    expect(await uploads.import('upload-1')).toMatchObject([{ outcome: 'asks' }]);
    const [first, again] = await Promise.all([
      uploads.import('upload-1', { book: 'chapters' }),
      uploads.import('upload-1', { book: 'chapters' }),
    ]);
    expect(first).toEqual(again);
    expect(await uploads.import('upload-1', { book: 'chapters' })).toEqual(first);
    expect(seen.map(({ text, options }) => [text, options.book])).toEqual([
      ['a book', undefined],
      ['a book', 'chapters'],
    ]);
  });

  it('is not idle while a long import runs, and says how far it is', async () => {
    let finish = (): void => undefined;
    const { uploads, progress } = uploadsWith(async (input, options) => {
      options.progress?.(3, 40, 'c.html');
      await new Promise<void>((resolve) => (finish = resolve));
      return options.signal?.aborted ? [] : no(input, options);
    });
    uploads.add({ upload: 'upload-1', name: 'a.zip', offset: 0, bytes: bytes('a') });
    const outcomes = uploads.import('upload-1');
    await vi.advanceTimersByTimeAsync(idleTime * 3);
    finish();
    expect(await outcomes).toHaveLength(1);
    expect(progress).toEqual([['upload-1', 3, 40, 'c.html']]);
    vi.advanceTimersByTime(idleTime);
    expect(() => uploads.import('upload-1')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});
