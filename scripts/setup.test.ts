import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findElectron } from './electron-runtime.mjs';
import { checkNode } from './setup.mjs';

test.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('Node %s will do', (version) => {
  expect(() => checkNode(version)).not.toThrow();
});

test.each(['18.20.0', '20.18.3', '16.0.0'])('Node %s is refused with what to do', (version) => {
  expect(() => checkNode(version)).toThrow(/needs Node 20\.19 or newer\.\nInstall/);
});

// A project that has the scripts and nothing else, with an npm that does as it is told.
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'synoptic-test-'));
  cpSync(import.meta.dirname, join(dir, 'scripts'), { recursive: true });
  writeFileSync(join(dir, 'package.json'), '{"type":"module"}');
  writeFileSync(join(dir, 'package-lock.json'), '{"packages":{"":{},"node_modules/a":{"version":"1.0.0"}}}');
});
afterEach(() => rmSync(dir, { recursive: true }));

const npm = (does: string): string => {
  const path = join(dir, 'npm-cli.js');
  writeFileSync(path, `import { writeFileSync, mkdirSync } from 'node:fs';\n${does}`);
  return path;
};
const start = (script: string, env: NodeJS.ProcessEnv) =>
  spawnSync(process.execPath, [join(dir, 'scripts', script), 'x.mjs'], {
    cwd: dir,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });

test('an installation that fails ends with its reason, one sentence and a next step, status 1', () => {
  const npm_execpath = npm(`console.error('npm says: no network'); process.exit(1);`);
  for (const script of ['start.mjs', 'test.mjs', 'run.mjs']) {
    const { status, stderr } = start(script, { npm_execpath });
    expect(status).toBe(1);
    expect(stderr).toContain('npm says: no network');
    expect(stderr).toMatch(/The dependencies could not be installed; .*\nCheck the network/);
    expect(stderr).not.toMatch(/^\s+at /m);
  }
});

test('the installation is the locked one, and runs no scripts of packages', () => {
  const npm_execpath = npm(
    `writeFileSync('asked.json', JSON.stringify(process.argv.slice(2))); process.exit(1);`,
  );
  start('run.mjs', { npm_execpath });
  const asked = JSON.parse(readFileSync(join(dir, 'asked.json'), 'utf8')) as string[];
  expect(asked[0]).toBe('ci');
  expect(asked).toContain('--ignore-scripts');
});

test('nothing is installed through a symbolic link, which would empty the folder of another project', () => {
  mkdirSync(join(dir, 'theirs'));
  // A junction needs no special rights on Windows.
  symlinkSync(join(dir, 'theirs'), join(dir, 'node_modules'), 'junction');
  const npm_execpath = npm(`writeFileSync('asked.json', ''); process.exit(0);`);
  for (const script of ['start.mjs', 'test.mjs', 'run.mjs']) {
    const { status, stderr } = start(script, { npm_execpath });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^\nnode_modules is a symbolic link, .*\nBring that folder up to date/);
    expect(existsSync(join(dir, 'asked.json'))).toBe(false);
  }
});

test('without a browser, and none to be had, the tests end with a sentence', () => {
  mkdirSync(join(dir, 'node_modules'));
  writeFileSync(
    join(dir, 'node_modules/.package-lock.json'),
    '{"packages":{"node_modules/a":{"version":"1.0.0"}}}',
  );
  const { status, stderr } = start('test.mjs', { SYNOPTIC_BROWSER: '/nowhere/browser' });
  expect(status).toBe(1);
  expect(stderr).toBe(
    '\nSYNOPTIC_BROWSER names /nowhere/browser, which is no program that can be run.\n' +
      'Install Chrome, Chromium, Edge or Brave, or set SYNOPTIC_BROWSER to the path of one, and run the same command again.\n',
  );
});

test('Electron is looked for without being asked, for it would start a download', () => {
  mkdirSync(join(dir, 'dist'));
  const kept = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  process.env.ELECTRON_OVERRIDE_DIST_PATH = join(dir, 'dist');
  try {
    expect(findElectron()).toBeNull();
    writeFileSync(join(dir, 'dist/electron'), '');
    expect(findElectron()).toBe(join(dir, 'dist/electron'));
  } finally {
    if (kept === undefined) delete process.env.ELECTRON_OVERRIDE_DIST_PATH;
    else process.env.ELECTRON_OVERRIDE_DIST_PATH = kept;
  }
});
