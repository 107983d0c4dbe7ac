#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';
import { version } from '../package.json';
import { createApp } from './app';
import { createCleaner } from './article/cleaner';
import { howToOpen, isCommand, isMistyped, runCommand } from './cli/run';
import { knownLibrariesFile } from './known-libraries';
import { defaultLibraryDir } from './library-dir';

const cleanWorker = new URL('./clean-worker.js', import.meta.url);
const libraryDir = (library: string | undefined): string =>
  library === undefined ? defaultLibraryDir() : resolve(library);

// `synoptic list | head`: the reader may have read enough. The work goes on, and the library is closed properly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const { args, takeOver, readOnly, beginNew } = howToOpen(process.argv.slice(2));
if (isCommand(args)) {
  process.exitCode = await runCommand(args, {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    libraryDir,
    createCleaner: () => createCleaner({ worker: cleanWorker }),
    openApp: (library, toRead = false) =>
      createApp({
        libraryDir: libraryDir(library),
        takeOver,
        readOnly: readOnly || toRead,
        known: library === undefined ? undefined : { file: knownLibrariesFile(), isNew: beginNew },
        cleanWorker,
        placeWorker: new URL('./place-worker.js', import.meta.url),
        compareWorker: new URL('./compare-worker.js', import.meta.url),
        searchWorker: new URL('./search-worker.js', import.meta.url),
        packWorker: new URL('./pack-worker.js', import.meta.url),
        exportWorker: new URL('./export-worker.js', import.meta.url),
        bringWorker: new URL('./bring-worker.js', import.meta.url),
        alikeWorker: new URL('./alike-worker.js', import.meta.url),
        samplesDir: fileURLToPath(new URL('../../resources/samples', import.meta.url)),
        shell: 'browser',
        version,
      }),
  });
} else if (isMistyped(args)) {
  process.stderr.write(`There is no command and no file “${args[0]}”. synoptic --help lists the commands.\n`);
  process.exitCode = 2;
} else {
  // The window reads the same arguments itself.
  await import('./shells/browser/main');
}
