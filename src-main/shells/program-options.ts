import type { AppOptions } from '../app';
import { builtFiles } from '../built-files';
import { exportFoldersFile } from '../export/folder/chosen-folders';
import { knownLibrariesFile } from '../known-libraries';
import { defaultLibraryDir } from '../library-dir';
import type { ShellArguments } from './arguments';

/** The program as both shells run it. */
export function programOptions(args: ShellArguments, shell: AppOptions['shell']): AppOptions {
  return {
    libraryDir: args.library ?? defaultLibraryDir(),
    takeOver: args.takeOver,
    readOnly: args.readOnly,
    // The usual folder lies where this list does: it does not come and go.
    known: args.library === null ? undefined : { file: knownLibrariesFile(), isNew: args.beginNew },
    exportFolders: { file: exportFoldersFile(knownLibrariesFile()), named: args.exportTo },
    shell,
    ...builtFiles,
  };
}
