import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from './child.mjs';
import { root } from './project.mjs';
import { Stop } from './stop.mjs';

const sources = [
  'src-main',
  'src-renderer',
  // Bundled into the browser shell.
  'scripts/find-chromium.mjs',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];
const results = [
  'main/electron.js',
  'main/browser.js',
  'main/cli.js',
  'preload/preload.cjs',
  'renderer/index.html',
];
const stamp = join(root, 'out/.built-from');

const isSource = (path) => !/\.test\.tsx?$/.test(path);

function filesUnder(path) {
  const entries = readdirSync(join(root, path), { withFileTypes: true });
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesUnder(`${path}/${entry.name}`) : [`${path}/${entry.name}`],
    );
}

/** SHA-256 over the names and contents of everything that the build reads. Times mean nothing after a clone. */
function hashOfSources() {
  const hash = createHash('sha256');
  for (const source of sources) {
    const files = source.includes('.') ? [source] : filesUnder(source).filter(isSource);
    for (const file of files)
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(root, file)))
        .update('\0');
  }
  return hash.digest('hex');
}

const stamped = () => {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return '';
  }
};

/** Builds into out/, unless what lies there was built from the same sources. */
export async function build() {
  const hash = hashOfSources();
  if (stamped() === hash && results.every((file) => existsSync(join(root, 'out', file)))) return;
  console.log('Building …');
  const electronVite = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const result = await runNode(electronVite, ['build', '--logLevel', 'warn'], { quiet: true });
  if (result.status !== 0) {
    console.error(result.output.trim());
    throw new Stop(
      'The build failed; the reason stands above.',
      'Mend the named file, then run the same command again.',
    );
  }
  writeFileSync(stamp, hash);
}
