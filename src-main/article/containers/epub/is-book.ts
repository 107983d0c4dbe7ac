import type { Zip } from '../zip';

/** Whether an archive is a book: https://www.w3.org/TR/epub-33/#sec-container-metainf-container.xml */
export function isBook(zip: Zip): boolean {
  return zip.has('META-INF/container.xml');
}
