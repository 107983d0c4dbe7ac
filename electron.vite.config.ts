import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { resolve } from 'node:path';
import { citationAliases, citing } from './scripts/citation-aliases.mjs';
import { metaCsp } from './src-main/shells/csp';

/**
 * Markdown's named characters: the package's own version for pages decodes them with innerHTML, which the page forbids
 * (Trusted Types). The one with a table is in the same package.
 */
const namedCharacters = {
  'decode-named-character-reference': resolve(
    import.meta.dirname,
    'node_modules/decode-named-character-reference/index.js',
  ),
};

const main = (path: string): string => resolve(import.meta.dirname, 'src-main', path);

/** Writes the policy of csp.ts into index.html. Only when building: Vite's hot reload needs an inline script. */
const cspMeta: Plugin = {
  name: 'csp-meta',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: metaCsp },
      injectTo: 'head-prepend',
    },
  ],
};

export default defineConfig({
  main: {
    resolve: { alias: citationAliases },
    build: {
      outDir: 'out/main',
      // The browser shell and the command line run the same files under Node 20.
      target: 'node20.19',
      externalizeDeps: { exclude: citing },
      rollupOptions: {
        input: {
          electron: main('shells/electron/main.ts'),
          browser: main('shells/browser/main.ts'),
          cli: main('cli.ts'),
          // The program without a shell, and its placing of annotations, for the benchmarks.
          app: main('app.ts'),
          placing: main('annotations/placing.ts'),
          // What compares texts, for evaluations and benchmarks.
          compare: main('comparison/compare.ts'),
          searching: main('search/measuring.ts'),
          'clean-worker': main('article/clean-worker.ts'),
          'place-worker': main('annotations/place-worker.ts'),
          'compare-worker': main('comparison/compare-worker.ts'),
          'export-worker': main('export/export-worker.ts'),
          'search-worker': main('search/search-worker.ts'),
          'alike-worker': main('library/duplicates/alike-worker.ts'),
          'pack-worker': main('keeping/pack/pack-worker.ts'),
          'bring-worker': main('other-tools/bring-worker.ts'),
        },
        // Flat names: code in a shared chunk finds its worker with `new URL('./clean-worker.js', import.meta.url)`.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload is one CommonJS file and can require no package.
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: main('shells/electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    resolve: { alias: namedCharacters },
    plugins: [react(), cspMeta],
    build: {
      outDir: 'out/renderer',
      target: 'chrome140',
      minify: true,
      modulePreload: { polyfill: false },
      // Nothing inlined: the content security policy allows no data: fonts or scripts.
      assetsInlineLimit: 0,
      rollupOptions: { input: resolve(import.meta.dirname, 'src-renderer/index.html') },
    },
  },
});
