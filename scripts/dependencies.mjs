import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, runNode } from './child.mjs';
import { root } from './project.mjs';
import { Stop } from './stop.mjs';

const packagesOf = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return null;
  }
};

/**
 * Whether node_modules holds exactly what package-lock.json says. npm keeps its own list of what it installed; we
 * compare the two lists, because the times of files mean nothing after a clone or a copy.
 */
export function dependenciesAreCurrent(dir = root) {
  const wanted = packagesOf(join(dir, 'package-lock.json'));
  const installed = packagesOf(join(dir, 'node_modules/.package-lock.json'));
  if (!wanted || !installed) return false;
  const names = new Set([...Object.keys(wanted), ...Object.keys(installed)]);
  names.delete('');
  return [...names].every((name) => {
    const want = wanted[name];
    const have = installed[name];
    // Optional packages that are not for this system stay away.
    if (!have) return want.optional === true;
    return want?.version === have.version && want.integrity === have.integrity;
  });
}

/**
 * npm empties node_modules before it installs, and where that is a symbolic link, the folder that it leads to, which
 * other checkouts may use.
 * @throws Stop then
 */
export function refuseLinkedFolder(dir = root) {
  const stat = lstatSync(join(dir, 'node_modules'), { throwIfNoEntry: false });
  if (!stat?.isSymbolicLink()) return;
  throw new Stop(
    'node_modules is a symbolic link, and what it leads to is not what package-lock.json says. Installing would empty the folder at its other end.',
    'Bring that folder up to date in its own project, or remove the link, then run the same command again.',
  );
}

/** Installs the locked dependencies, unless they are there. @throws Stop */
export async function installDependencies() {
  if (dependenciesAreCurrent()) return;
  refuseLinkedFolder();
  console.log('Installing the dependencies (about 170 MB, once) …');
  // No dependency needs an install script, so none runs.
  const args = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const result = npm?.endsWith('npm-cli.js')
    ? await runNode(npm, args, { quiet: true })
    : await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { quiet: true });
  if (result.status === 0) return;
  console.error(result.output.trim());
  throw new Stop(
    'The dependencies could not be installed; npm says why above.',
    'Check the network connection and the free disk space, then run the same command again.',
  );
}
