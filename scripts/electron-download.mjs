import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { root } from './project.mjs';

// Fetches Electron's archive into its own cache, with the package's own downloader, checksums and settings, and
// prints the percentage done. Where it comes from is the business of that package.
const electron = createRequire(join(root, 'node_modules/electron/package.json'));
const { downloadArtifact } = await import(pathToFileURL(electron.resolve('@electron/get')).href);

let shown = -1;
await downloadArtifact({
  version: electron('./package.json').version,
  artifactName: 'electron',
  platform: process.platform,
  arch: process.arch,
  cacheRoot: process.env.electron_config_cache,
  checksums: electron('./checksums.json'),
  downloadOptions: {
    quiet: true,
    getProgressCallback: ({ percent }) => {
      const whole = Math.floor(percent * 100);
      if (whole > shown) console.log((shown = whole));
    },
  },
});
