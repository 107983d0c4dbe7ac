import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { root } from './project.mjs';

const home = join(root, 'node_modules/electron');
const note = join(root, 'node_modules/.cache/synoptic-electron-install.json');
const day = 24 * 60 * 60 * 1000;

/** Milliseconds. The network must answer soon and keep answering; a slow line may take its time up to the last. */
const bounds = { answer: 8_000, stall: 20_000, all: 240_000 };

const read = (file) => {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
};
const version = () => JSON.parse(read(join(home, 'package.json')) ?? '{}').version;

/** Path of the Electron program, or null. Never asks the electron package: being asked, it starts a download. */
export function findElectron() {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(home, 'dist');
  const path = join(dist, read(join(home, 'path.txt')) ?? 'electron');
  return existsSync(path) ? path : null;
}

/** Why Electron cannot open a window here even if its program is there, as half a sentence; or null. */
export function whyNoElectron() {
  if (process.platform === 'linux' && process.getuid?.() === 0) return 'Electron does not run as root';
  return null;
}

/** When the last try to install this version failed, if that is less than a day ago. */
function failedLately() {
  try {
    const last = JSON.parse(read(note) ?? '{}');
    return last.version === version() && Date.now() - last.failed < day;
  } catch {
    return false;
  }
}

/**
 * Runs a step of the installation as a child of its own, because it hangs for minutes on a silent network.
 * `patience` is how long it may be silent at first, in milliseconds; `onOutput` gets what it prints. Resolves to
 * whether it ended well within the bounds.
 */
function step(file, patience, onOutput) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
    const stop = () => child.kill('SIGKILL');
    const whole = setTimeout(stop, bounds.all);
    let silence = setTimeout(stop, patience);
    child.stdout.on('data', (data) => {
      clearTimeout(silence);
      silence = setTimeout(stop, bounds.stall);
      onOutput(String(data));
    });
    const done = (good) => {
      clearTimeout(whole);
      clearTimeout(silence);
      resolve(good);
    };
    child.on('error', () => done(false));
    child.on('close', (status) => done(status === 0));
  });
}

async function download() {
  const percent = (text) => {
    const last = text.trim().split('\n').at(-1);
    if (process.stdout.isTTY) process.stdout.write(`\rInstalling Electron: ${last} % `);
  };
  const downloader = fileURLToPath(new URL('electron-download.mjs', import.meta.url));
  const good = await step(downloader, bounds.answer, percent);
  if (process.stdout.isTTY) process.stdout.write('\n');
  return good;
}

/**
 * Installs the Electron program within a bounded time. A failure is remembered for a day, so that later starts are
 * quick; `again` tries all the same.
 * @returns {Promise<string | null>} its path, or null
 */
export async function installElectron({ again = false } = {}) {
  if (!existsSync(home) || (failedLately() && !again)) return findElectron();
  console.log('Installing Electron (about 110 MB, once) …');
  // The installer itself downloads without showing progress; it takes what the first step left in the cache.
  if ((await download()) && (await step(join(home, 'install.js'), bounds.all, () => {})))
    return findElectron();
  try {
    mkdirSync(dirname(note), { recursive: true });
    writeFileSync(note, JSON.stringify({ version: version(), failed: Date.now() }));
  } catch {
    // Not ours to write: the next start tries again.
  }
  return null;
}
