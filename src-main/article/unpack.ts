import { AppError } from '#contract';
import type { CleanInput, Unpacked } from './cleaned';
import { unpackArchive } from './containers/archive';
import { isBook } from './containers/epub/is-book';
import { isZip } from './containers/is-zip';
import { openZip, type Zip } from './containers/zip';
import { isWord } from './formats/docx/is-word';

/**
 * Looks into a file for what becomes articles of their own. Runs in the worker.
 * @throws AppError that names the file and says why it is refused.
 */
export async function unpack({ name, bytes }: CleanInput): Promise<Unpacked> {
  if (!isZip(bytes)) return { kind: 'single' };
  const zip = await openZip(name, bytes);
  if (isWord(zip)) return { kind: 'single' };
  if (isBook(zip)) return (await import('./containers/epub/parts')).unpackBook(name, zip);
  refuseOffice(name, zip);
  return unpackArchive(name, zip);
}

/** Documents of office programs are archives too, of files that say nothing by themselves. */
const office: { has: string[]; what: string }[] = [
  { has: ['xl/workbook.xml'], what: 'an Excel table' },
  { has: ['ppt/presentation.xml'], what: 'a PowerPoint presentation' },
  { has: ['Index/Document.iwa'], what: 'a document of Pages, Numbers or Keynote' },
  { has: ['mimetype', 'content.xml'], what: 'an OpenDocument file' },
];

function refuseOffice(name: string, zip: Zip): void {
  const what = office.find(({ has }) => has.every((path) => zip.has(path)))?.what;
  if (what === undefined) return;
  throw new AppError(
    'unsupported',
    `“${name}” is ${what}, which is not read. Save it as a Word document (.docx) or PDF and import that.`,
  );
}
