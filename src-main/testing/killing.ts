import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { build } from 'vite';
import { expect } from 'vitest';

/** How often each of the tests kills. */
export const kills = { notes: 50, links: 20, comparisons: 12, mixed: 222 };

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
 * The same for a child that exports `main`, with the compiled code of all of it kept beside it: hundreds of kills are mostly
 * hundreds of beginnings.
 */
export async function bundledWarm(name: string): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'synoptic-kill-'));
  const file = `${basename(name, '.ts')}.cjs`;
  const output = { format: 'cjs', entryFileNames: file, codeSplitting: false } as const;
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ...{ ssr: resolve(import.meta.dirname, name), outDir, minify: false },
      rollupOptions: { output },
    },
  });
  const script = join(outDir, 'start.cjs');
  await writeFile(script, starter(file));
  execFileSync(process.execPath, [script]);
  return script;
}

/** Without arguments it makes the compiled code. */
const starter = (file: string): string => String.raw`
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');
const filename = join(__dirname, '${file}');
const kept = filename + '.cache';
const text = '(function (exports, require, module, __filename, __dirname) {' + readFileSync(filename, 'utf8') + '\n})';
const cachedData = existsSync(kept) ? readFileSync(kept) : undefined;
const script = new Script(text, { filename, cachedData });
const made = { exports: {} };
script.runInThisContext()(made.exports, require, made, filename, __dirname);
if (process.argv.length < 3) writeFileSync(kept, script.createCachedData());
else made.exports.main(...process.argv.slice(2));
`;

/**
 * Runs the child and kills it after `delay` milliseconds, counted from its first line if `warm`, or from when it has said what
 * `warm` waits for; answers the lines of JSON that it said.
 */
export async function runAndKill(
  script: string,
  args: readonly string[],
  delay: number,
  warm: boolean | ((said: string) => boolean),
): Promise<unknown[]> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  let timer: NodeJS.Timeout | undefined;
  const killLater = (): void => void (timer ??= setTimeout(() => child.kill('SIGKILL'), delay));
  child.stdout.on('data', (data: Buffer) => {
    text += data.toString();
    if (warm === true || (warm !== false && warm(text))) killLater();
  });
  if (warm === false) killLater();
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
