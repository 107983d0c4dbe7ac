import type { Id } from '#contract';
import type { LibraryEntry } from './formats';

/**
 * The entries of the list. What a file says of them is taken apart one by one, when an entry is asked for first: opening a
 * library costs little more than reading its list, however long that is. In the order of the file, what is new last.
 */
export interface ListEntries {
  readonly size: number;
  has: (id: Id) => boolean;
  get: (id: Id) => LibraryEntry | undefined;
  /** When an article was imported, without taking apart what else is said of it. */
  importedAt: (id: Id) => string | undefined;
  set: (id: Id, entry: LibraryEntry) => void;
  delete: (id: Id) => void;
  ids: () => Iterable<Id>;
}

/** An entry in the bytes of its file. */
interface Untold {
  bytes: Buffer;
  from: number;
  to: number;
}
interface Listed {
  importedAt: string;
  told: LibraryEntry | Untold;
}

/** How an entry begins, and what stands before the time of its import: in texts quotation marks have a backslash. */
const [idMark, timeMark] = ['{"id":"', '"importedAt":"'];

/** @param bytes entries as JSON, one on each line with a comma between, as this program has written them */
export function createListEntries(bytes: Buffer = Buffer.alloc(0)): ListEntries {
  const all = new Map<Id, Listed>();
  // A letter for each byte: what is looked for is ASCII. Nothing of it is kept, as a part of a text keeps all of it.
  const text = bytes.toString('latin1');
  const valueAt = (from: number): string => bytes.toString('latin1', from, text.indexOf('"', from));
  for (let from = 0, to; from < text.length; from = to + 1) {
    const end = text.indexOf('\n', from);
    to = end < 0 ? text.length : end;
    if (to === from) continue;
    const told = { bytes, from, to: text[to - 1] === ',' ? to - 1 : to };
    const time = text.indexOf(timeMark, from) + timeMark.length;
    if (text.startsWith(idMark, from) && time >= timeMark.length && time < to) {
      all.set(valueAt(from + idMark.length), { importedAt: valueAt(time), told });
    } else {
      const entry = parse(told);
      all.set(entry.id, { importedAt: entry.source.importedAt, told: entry });
    }
  }
  return {
    get size() {
      return all.size;
    },
    has: (id) => all.has(id),
    get: (id) => {
      const listed = all.get(id);
      if (!listed) return undefined;
      if (!('bytes' in listed.told)) return listed.told;
      return (listed.told = parse(listed.told));
    },
    importedAt: (id) => all.get(id)?.importedAt,
    set: (id, entry) => void all.set(id, { importedAt: entry.source.importedAt, told: entry }),
    delete: (id) => void all.delete(id),
    ids: () => all.keys(),
  };
}

const parse = ({ bytes, from, to }: Untold): LibraryEntry =>
  JSON.parse(bytes.toString('utf8', from, to)) as LibraryEntry;
