#!/usr/bin/env node
import { resolve } from 'node:path';
import { createApp } from './app';
import { createCleaner } from './article/cleaner';
import { builtFiles } from './built-files';
import { howToOpen, isCommand, isMistyped, runCommand } from './cli/run';
import { knownLibrariesFile } from './known-libraries';
import { defaultLibraryDir } from './library-dir';

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
    createCleaner: () => createCleaner({ worker: builtFiles.cleanWorker }),
    openApp: (library, toRead = false) =>
      createApp({
        libraryDir: libraryDir(library),
        takeOver,
        readOnly: readOnly || toRead,
        known: library === undefined ? undefined : { file: knownLibrariesFile(), isNew: beginNew },
        shell: 'browser',
        ...builtFiles,
      }),
  });
} else if (isMistyped(args)) {
  process.stderr.write(`There is no command and no file “${args[0]}”. synoptic --help lists the commands.\n`);
  process.exitCode = 2;
} else {
  // The window reads the same arguments itself.
  await import('./shells/browser/main');
}
