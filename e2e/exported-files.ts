import { readFile } from 'node:fs/promises';
import type { Download } from 'playwright/test';
import yauzl from 'yauzl';

/** What was saved: the texts of a zip by their names, or one file. */
export async function savedFiles(saving: Promise<Download>): Promise<Map<string, string>> {
  const download = await saving;
  const bytes = await readFile(await download.path());
  const name = download.suggestedFilename();
  return name.endsWith('.zip') ? unzipped(bytes) : new Map([[name, bytes.toString('utf8')]]);
}

/** All that was saved, one text after the other. */
export const savedText = async (saving: Promise<Download>): Promise<string> =>
  [...(await savedFiles(saving)).values()].join('\n');

function unzipped(bytes: Buffer): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    const files = new Map<string, string>();
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on('entry', (entry: yauzl.Entry) => {
        zip.openReadStream(entry, (wrong, stream) => {
          if (wrong) return reject(wrong);
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            files.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
            zip.readEntry();
          });
        });
      });
      zip.on('end', () => resolve(files));
      zip.readEntry();
    });
  });
}
