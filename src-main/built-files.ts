import { fileURLToPath } from 'node:url';
import { version } from '../package.json';

/** In the build, all files of the main side lie in one folder, whichever of them this module becomes a part of. */
const beside = (path: string): URL => new URL(path, import.meta.url);

/** What the program finds beside it once it is built. */
export const builtFiles = {
  cleanWorker: beside('./clean-worker.js'),
  placeWorker: beside('./place-worker.js'),
  compareWorker: beside('./compare-worker.js'),
  searchWorker: beside('./search-worker.js'),
  packWorker: beside('./pack-worker.js'),
  exportWorker: beside('./export-worker.js'),
  bringWorker: beside('./bring-worker.js'),
  alikeWorker: beside('./alike-worker.js'),
  samplesDir: fileURLToPath(beside('../../resources/samples')),
  version,
};
