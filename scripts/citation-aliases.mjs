import { join } from 'node:path';
import { root } from './project.mjs';

const noFetch = join(root, 'src-main/export/references/no-fetch.ts');

/** Packages that are built in, so that what they could fetch with can be left out. */
export const citing = ['@citation-js/core', '@citation-js/plugin-bibtex', '@citation-js/plugin-csl'];

/**
 * For the builds and the tests: a file of ours stands in the place of what the citation packages would fetch with. Their
 * modules are named, because what is required instead of imported is not replaced everywhere.
 */
export const citationAliases = {
  'sync-fetch': noFetch,
  'node-fetch': noFetch,
  ...Object.fromEntries(citing.map((name) => [name, join(root, 'node_modules', name, 'lib-mjs/index.js')])),
};
