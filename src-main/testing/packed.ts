import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect } from 'vitest';
import { type Client, limits } from '#contract';

/** The files of a library, but for what can be made again. */
export async function filesOf(folder: string): Promise<Map<string, unknown>> {
  const all = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = new Map<string, unknown>();
  for (const one of all.filter((entry) => entry.isFile())) {
    const path = join(one.parentPath, one.name);
    const name = relative(folder, path);
    if (/^(?:backups\/|index\/|library\.|journal)/.test(name)) continue;
    const bytes = await readFile(path);
    if (!name.endsWith('.json')) files.set(name, bytes.toString('latin1'));
    else {
      // The order of keys says nothing, and the sum is of the text with its order.
      const { sum: _, ...document } = JSON.parse(bytes.toString()) as Record<string, unknown>;
      files.set(name, document);
    }
  }
  return files;
}

/** The library as a packed one, as the window gets it. */
export async function pack(client: Client, originals = true): Promise<Buffer> {
  const id = `pack-${Math.random().toString(36).slice(2, 12)}`;
  const { bytes } = await client.call('packLibrary', { id, originals });
  const pieces: Buffer[] = [];
  for (let offset = 0; ; offset += limits.uploadChunk) {
    const piece = await client.call('readPack', { id, offset });
    if (piece.bytes === '') break;
    pieces.push(Buffer.from(piece.bytes, 'base64'));
  }
  await client.call('dropPack', { id });
  const whole = Buffer.concat(pieces);
  expect(whole.length).toBe(bytes);
  return whole;
}

/** Sends a packed library the way the window does; the answer is the job's id. */
export async function sendPack(client: Client, zip: Buffer): Promise<string> {
  const id = `pack-${Math.random().toString(36).slice(2, 12)}`;
  for (let offset = 0; offset < zip.length; offset += 5000) {
    const bytes = zip.subarray(offset, offset + 5000).toString('base64');
    await client.call('uploadPack', { id, offset, bytes });
    // A call may come twice.
    await client.call('uploadPack', { id, offset, bytes });
  }
  return id;
}
