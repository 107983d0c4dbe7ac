import { readExtensions, takenOutOf } from '#contract/importable';
import { whyReadOnly } from '../read-only';
import { sayError } from '../toasts';
import type { Chosen } from './dropped-files';
import { importFiles } from './import-queue';

/** The platform's own file dialog, by way of a file input that is never shown. */
function choose(folder: boolean): void {
  const why = whyReadOnly();
  if (why !== null) return sayError(why);
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  if (folder) input.webkitdirectory = true;
  else input.accept = readExtensions;
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    void importFiles(folder ? importableOf(files) : files.map((file) => ({ file, beside: [] })));
  });
  input.click();
}

/** A chosen folder comes with everything in it. */
function importableOf(files: File[]): Chosen[] {
  const byPath = new Map(files.map((file) => [file.webkitRelativePath, file]));
  return takenOutOf([...byPath.keys()]).flatMap(({ path, companions }) => {
    const file = byPath.get(path);
    const beside = companions.flatMap((one) => {
      const picture = byPath.get(one.path);
      return picture ? [{ file: picture, name: one.name }] : [];
    });
    return file ? [{ file, beside }] : [];
  });
}

export const chooseFiles = (): void => choose(false);
export const chooseFolder = (): void => choose(true);
