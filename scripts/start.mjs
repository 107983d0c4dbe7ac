import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { findOrInstallChromium } from './chromium.mjs';
import { findElectron, installElectron, whyNoElectron } from './electron-runtime.mjs';
import { root } from './project.mjs';
import { setUp } from './setup.mjs';
import { exitWith } from './stop.mjs';

const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;

/** Opens the app in Electron. Resolves to its exit status, or null when Electron itself cannot run here. */
function runElectron(path, args) {
  return new Promise((resolve) => {
    const child = spawn(path, [root, ...args], { stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
    let asked = false;
    process.on('SIGINT', () => (asked = true)).on('SIGTERM', () => (asked = true));
    child.on('error', () => resolve(null));
    // 127: a system library is missing. A signal nobody sent: its sandbox cannot be set up.
    child.on('exit', (status, signal) => resolve(asked ? 0 : status === 127 || signal ? null : status));
  });
}

/** The Electron program to use, or half a sentence why there is none. */
async function chooseElectron(wish) {
  if (wish === 'browser') return { why: 'as you asked' };
  const why = whyNoElectron();
  if (why) return { why };
  const path = findElectron() ?? (await installElectron({ again: wish === 'electron' }));
  return path
    ? { path }
    : { why: 'Electron could not be installed (“npm start -- --electron” tries again at once)' };
}

await exitWith(async () => {
  const given = process.argv.slice(2);
  const wish = given.includes('--electron') ? 'electron' : given.includes('--browser') ? 'browser' : null;
  const args = given.filter((arg) => arg !== '--electron' && arg !== '--browser');

  await setUp();
  // npm runs us in the project's folder; files are named from where the user stands.
  if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

  if (hasDisplay) {
    const electron = await chooseElectron(wish);
    if (electron.path) {
      const status = await runElectron(electron.path, args);
      if (status !== null) return status;
    }
    console.log(`Opening in the browser: ${electron.why ?? 'Electron cannot run on this system'}.`);
    await findOrInstallChromium();
  }
  process.argv.splice(2, Infinity, ...args);
  await import(pathToFileURL(join(root, 'out/main/browser.js')).href);
});
