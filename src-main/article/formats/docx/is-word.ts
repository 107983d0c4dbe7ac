import type { Zip } from '../../containers/zip';

/** Whether an archive is a Word document: some programs number its main part. */
export function isWord(zip: Zip): boolean {
  return (
    zip.has('[Content_Types].xml') && zip.paths.some((path) => /^word\/document\d{0,3}\.xml$/.test(path))
  );
}
