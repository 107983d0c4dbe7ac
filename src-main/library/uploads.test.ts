import { limits } from '#contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Importer } from './import';
import { createUploads, idleTime } from './uploads';

const bytes = (text: string): Uint8Array => Buffer.from(text);

function uploadsWith(importBytes?: Importer['importBytes']) {
  const seen: { name: string; text: string; signal: AbortSignal | undefined }[] = [];
  const uploads = createUploads(async (input, signal) => {
    seen.push({ name: input.name, text: Buffer.from(input.bytes).toString(), signal });
    if (importBytes) return importBytes(input, signal);
    return { outcome: 'refused', file: input.name, error: { code: 'no-article', message: 'No.' } };
  });
  return { uploads, seen };
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
    for (const n of [1, 2, 3, 4]) send(`upload-${n}`, 0, limits.htmlBytes);
    expect(() => send('upload-5', 0, 1)).toThrow(expect.objectContaining({ code: 'conflict' }));
  });

  it('takes 500 files one after the other, and 200 at once', async () => {
    const { uploads, seen } = uploadsWith();
    const send = (upload: string) => uploads.add({ upload, name: upload, offset: 0, bytes: bytes('a') });
    for (let n = 0; n < 500; n++) {
      send(`upload-${n}`);
      await uploads.import(`upload-${n}`);
    }
    expect(new Set(seen.map(({ name }) => name)).size).toBe(500);
    // The last call may come again, the first is long forgotten.
    expect(await uploads.import('upload-499')).toMatchObject({ file: 'upload-499' });
    expect(seen).toHaveLength(500);
    expect(() => uploads.import('upload-0')).toThrow(expect.objectContaining({ code: 'not-found' }));
    for (let n = 0; n < 200; n++) send(`waiting-${n}`);
    expect(() => send('waiting-200')).toThrow(expect.objectContaining({ code: 'conflict' }));
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
      ({ name }, signal) =>
        new Promise((resolve) =>
          signal?.addEventListener('abort', () =>
            resolve({ outcome: 'refused', file: name, error: { code: 'cancelled', message: 'Cancelled.' } }),
          ),
        ),
    );
    uploads.add({ upload: 'upload-1', name: 'a', offset: 0, bytes: bytes('a') });
    const outcome = uploads.import('upload-1');
    expect(seen[0]?.signal?.aborted).toBe(false);
    uploads.cancel('upload-1');
    expect(await outcome).toMatchObject({ error: { code: 'cancelled' } });
    uploads.cancel('upload-1');
  });
});
