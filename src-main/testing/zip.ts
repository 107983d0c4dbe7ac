import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import { ZipFile, type Options } from 'yazl';

export interface Entry {
  path: string;
  bytes: string | Uint8Array;
  options?: Partial<Options>;
}

/** A zip archive of these files. yazl refuses bad names; `patched` writes them afterwards. */
export async function zipOf(files: Record<string, string | Uint8Array> | readonly Entry[]): Promise<Buffer> {
  const zip = new ZipFile();
  const isList = (some: typeof files): some is readonly Entry[] => Array.isArray(some);
  const entries = isList(files)
    ? files
    : Object.entries(files).map(([path, bytes]): Entry => ({ path, bytes }));
  for (const { path, bytes, options } of entries) zip.addBuffer(Buffer.from(bytes as string), path, options);
  zip.end();
  return buffer(zip.outputStream);
}

/** Where the headers of an entry begin: in front of its bytes, and in the list at the end. */
export function headersOf(zip: Buffer, path: string): { local: number; central: number } {
  const name = Buffer.from(path);
  const local = zip.indexOf(name) - 30;
  const central = zip.lastIndexOf(name) - 46;
  return { local, central };
}

/** The same archive with another name of the same length in both headers, byte by byte. */
export function renamed(zip: Buffer, from: string, to: Uint8Array | string): Buffer {
  const name = Buffer.from(to as string);
  if (name.length !== Buffer.byteLength(from)) throw new Error('The names must be of the same length.');
  const copy = Buffer.from(zip);
  const { local, central } = headersOf(zip, from);
  name.copy(copy, local + 30);
  name.copy(copy, central + 46);
  // Without the mark for UTF-8 the encoding of a name is unknown.
  if (typeof to !== 'string') {
    copy.writeUInt16LE(copy.readUInt16LE(local + 6) & ~0x800, local + 6);
    copy.writeUInt16LE(copy.readUInt16LE(central + 8) & ~0x800, central + 8);
  }
  return copy;
}

/** The same archive with 2 or 4 bytes of an entry's header in the list set, at an offset of APPNOTE.TXT 4.3.12. */
export function patched(zip: Buffer, path: string, offset: number, value: number, size: 2 | 4 = 4): Buffer {
  const copy = Buffer.from(zip);
  copy.writeUIntLE(value, headersOf(zip, path).central + offset, size);
  return copy;
}

/** The files of an archive by their names. */
export function unzipped(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    const files = new Map<string, Buffer>();
    yauzl.fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on('entry', (entry: yauzl.Entry) => {
        zip.openReadStream(entry, (wrong, stream) => {
          if (wrong) return reject(wrong);
          buffer(stream).then((content) => {
            files.set(entry.fileName, content);
            zip.readEntry();
          }, reject);
        });
      });
      zip.on('end', () => resolve(files));
      zip.readEntry();
    });
  });
}
