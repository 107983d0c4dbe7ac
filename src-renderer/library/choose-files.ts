import { readExtensions, takenOutOf } from '#contract/importable';
import { importFiles } from './import-queue';

/** The platform's own file dialog, by way of a file input that is never shown. */
function choose(folder: boolean): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  if (folder) input.webkitdirectory = true;
  else input.accept = readExtensions;
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    void importFiles(folder ? importableOf(files) : files);
  });
  input.click();
}

/** A chosen folder comes with everything in it. */
function importableOf(files: File[]): File[] {
  const taken = new Set(takenOutOf(files.map((file) => file.webkitRelativePath)).map(({ path }) => path));
  return files.filter((file) => taken.has(file.webkitRelativePath));
}

export const chooseFiles = (): void => choose(false);
export const chooseFolder = (): void => choose(true);
