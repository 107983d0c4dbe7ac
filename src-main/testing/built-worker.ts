import { mkdtemp, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { citationAliases, citing } from '../../scripts/citation-aliases.mjs';

export interface BuiltWorker {
  worker: URL;
  /** Where it lies; what is put beside it goes with it. */
  folder: string;
  remove: () => Promise<void>;
}

/**
 * Builds the entry of a worker afresh: a thread cannot start from TypeScript, and a stale build would prove nothing.
 * @param entry its path from src-main
 */
export async function builtWorker(entry: string): Promise<BuiltWorker> {
  const root = resolve(import.meta.dirname, '../..');
  const name = basename(entry, '.ts');
  // Inside the project, so that the worker finds the packages that stay outside the bundle.
  const folder = await mkdtemp(join(root, `node_modules/.${name}-`));
  await build({
    ...{ root, configFile: false, logLevel: 'error', resolve: { alias: citationAliases } },
    ssr: { noExternal: citing },
    build: {
      ...{ ssr: true, outDir: folder, emptyOutDir: true, target: 'node20.19', minify: false },
      rollupOptions: {
        input: { [name]: resolve(root, 'src-main', entry) },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  });
  return {
    ...{ worker: pathToFileURL(join(folder, `${name}.js`)), folder },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
