import { defineConfig } from 'playwright/test';
import { findChromium } from './scripts/find-chromium.mjs';

const root = process.getuid?.() === 0;

// The runner comes with the playwright package itself; no second package is needed.
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/build-first.ts',
  // The runner empties this folder; the figures that `npm test` reads lie beside it.
  outputDir: 'test-results/e2e',
  workers: 2,
  forbidOnly: true,
  // A loaded machine may be too slow once; `npm test` says which tests needed it.
  retries: 1,
  // With much else to do it is slow for minutes: the first text that is cleaned has then taken more than twenty seconds.
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findChromium() ?? '',
      // Not even a name is looked up. Chromium's sandbox does not work for root.
      args: [
        '--disable-gpu',
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
        ...(root ? ['--no-sandbox'] : []),
      ],
      chromiumSandbox: !root,
    },
  },
  projects: [
    { name: 'browser', testIgnore: 'electron.spec.ts' },
    { name: 'electron', testMatch: 'electron.spec.ts' },
  ],
});
