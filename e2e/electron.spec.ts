import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, expect, test as base, type ElectronApplication, type Page } from 'playwright/test';
import { findElectron } from '../scripts/electron-runtime.mjs';

const executablePath = findElectron();
const asRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** What only the real runtime can show; everything else is tested with a stand-in or in the browser shell. */
const test = base.extend<{ program: { app: ElectronApplication; window: Page } }>({
  program: async ({ browserName: _ }, use) => {
    base.skip(executablePath === null, 'The Electron runtime is not installed.');
    const library = await mkdtemp(join(tmpdir(), 'synoptic-library-'));
    const app = await _electron.launch({
      executablePath: executablePath ?? '',
      args: [...(asRoot ? ['--no-sandbox'] : []), resolve(import.meta.dirname, '..'), '--library', library],
    });
    const window = await app.firstWindow();
    await expect(window.locator('#root > *').first()).toBeAttached();
    await use({ app, window });
    await app.close();
    await rm(library, { recursive: true });
  },
});

test('the interface is shown from our own scheme and answers', async ({ program }) => {
  const { window } = program;
  expect(window.url()).toBe('app://shell/');
  await window.getByRole('button', { name: 'Open the sample comparison' }).click();
  await expect(window.getByRole('article')).toHaveCount(2);
});

test('the page has one channel and no Node', async ({ program }) => {
  const found = await program.window.evaluate(() => ({
    channel: Object.keys((window as unknown as { synoptic: object }).synoptic).sort(),
    node: ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter((name) => name in window),
  }));
  expect(found).toEqual({ channel: ['listen', 'send'], node: [] });
});

test('the policy of the header holds on our scheme', async ({ program }) => {
  const tried = await program.window.evaluate(async () => {
    const answer = await fetch('/');
    const refused = async (what: () => unknown): Promise<boolean> => {
      try {
        await what();
        return false;
      } catch {
        return true;
      }
    };
    return {
      policy: answer.headers.get('Content-Security-Policy'),
      html: await refused(() => (document.createElement('div').innerHTML = '<b>x</b>')),
      elsewhere: await refused(() => fetch('https://example.org/')),
    };
  });
  expect(tried).toEqual({
    policy: expect.stringContaining("default-src 'none'"),
    html: true,
    elsewhere: true,
  });
});

test('no window opens and the page goes nowhere', async ({ program }) => {
  const { app, window } = program;
  await window.evaluate(() => {
    open('about:blank');
    location.href = 'file:///etc/hostname';
  });
  await expect(window.locator('#root > *').first()).toBeAttached();
  expect(window.url()).toBe('app://shell/');
  expect(app.windows()).toHaveLength(1);
});
