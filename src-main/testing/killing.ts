import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { build } from 'vite';
import { expect } from 'vitest';

/** Bundles a child of this folder into a temporary folder of its own; answers its path. */
export async function bundled(name: string): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'synoptic-kill-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: resolve(import.meta.dirname, name), outDir, minify: false },
  });
  return join(outDir, `${basename(name, '.ts')}.js`);
}

/**
 * Runs the child and kills it after `delay` milliseconds, counted from its first line if `warm`; answers the lines of JSON
 * that it said.
 */
export async function runAndKill(
  script: string,
  args: readonly string[],
  delay: number,
  warm: boolean,
): Promise<unknown[]> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  let timer: NodeJS.Timeout | undefined;
  const killLater = (): void => void (timer ??= setTimeout(() => child.kill('SIGKILL'), delay));
  child.stdout.on('data', (data: Buffer) => {
    text += data.toString();
    if (warm) killLater();
  });
  if (!warm) killLater();
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect(signal, 'the child must not end by itself').toBe('SIGKILL');
  // A last line that was cut off was not heard by anybody.
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as unknown);
}

/** Every JSON file of a library must parse; what the program never finished writing has another name. */
export async function parseAll(library: string): Promise<number> {
  let count = 0;
  for (const entry of await readdir(library, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.json') || entry.parentPath.includes('.incoming-')) continue;
    JSON.parse(await readFile(join(entry.parentPath, entry.name), 'utf8'));
    count++;
  }
  return count;
}
