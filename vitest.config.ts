import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { citationAliases } from './scripts/citation-aliases.mjs';
import { findChromium } from './scripts/find-chromium.mjs';

export default defineConfig({
  test: {
    reporters: ['default'],
    setupFiles: ['./scripts/property-seed.ts', './scripts/patient-waits.ts'],
    // Limits find what never ends; none of them says how fast anything is, as the machine may have other work to do.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    provide: { propertySeed: process.env.PROPERTY_SEED ?? '' },
    projects: [
      {
        extends: true,
        // As in the builds: nothing can be fetched.
        resolve: { alias: citationAliases },
        test: {
          name: 'main',
          server: { deps: { inline: [/@citation-js/] } },
          include: ['src-main/**/*.test.ts', 'scripts/**/*.test.ts'],
          environment: 'node',
        },
      },
      {
        extends: true,
        // Found beforehand: a dependency found in the middle of a run reloads the page under the tests.
        optimizeDeps: {
          include: [
            '@tanstack/react-query',
            'dompurify',
            'fast-check',
            'lucide-react',
            'mdast-util-from-markdown',
            'mdast-util-gfm-table',
            'micromark-extension-gfm',
            'react',
            'react-aria-components',
            'react-dom/client',
            'react-resizable-panels',
            'react/jsx-dev-runtime',
            'zustand',
          ],
        },
        test: {
          name: 'renderer',
          include: ['src-renderer/**/*.test.{ts,tsx}'],
          // Ranges, layout and highlights cannot be faked: these run in a real browser.
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: findChromium() ?? '',
                args: ['--no-sandbox', '--disable-gpu'],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
