import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { run } from './child.mjs';
import { findChromium } from './find-chromium.mjs';
import { Stop } from './stop.mjs';

const aptLists = '/var/lib/apt/lists';
const packages = ['chromium', 'fonts-liberation'];

/** Ubuntu's package of that name is only a pointer to another store, so Debian alone. */
function canInstall() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return false;
  try {
    return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

const apt = (...args) =>
  run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
    quiet: true,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  });

async function installChromium() {
  console.log('Installing Chromium with apt (about 200 MB, once) …');
  const install = () => apt('install', '-y', '--no-install-recommends', ...packages);
  const known = existsSync(aptLists) && readdirSync(aptLists).some((name) => name.includes('_Packages'));
  let result = known ? await install() : { status: 1, output: '' };
  if (result.status !== 0) {
    // The package lists are missing, or too old to find the files they name.
    await apt('update');
    result = await install();
  }
  if (result.status !== 0) console.error(result.output.trim().split('\n').slice(-5).join('\n'));
}

/**
 * Path of a browser of the Chromium family: an installed one, or Debian's, installed now when we may.
 * @returns {Promise<string | null>}
 */
export async function findOrInstallChromium() {
  if (!findChromium() && !process.env.SYNOPTIC_BROWSER && canInstall()) await installChromium();
  return findChromium();
}

/** @throws Stop when there is no such browser and none can be installed. */
export async function requireChromium() {
  const path = await findOrInstallChromium();
  if (path) return path;
  throw new Stop(
    process.env.SYNOPTIC_BROWSER
      ? `SYNOPTIC_BROWSER names ${process.env.SYNOPTIC_BROWSER}, which is no program that can be run.`
      : 'No Chromium-family browser was found, and it cannot be installed from here.',
    'Install Chrome, Chromium, Edge or Brave, or set SYNOPTIC_BROWSER to the path of one, and run the same command again.',
  );
}
