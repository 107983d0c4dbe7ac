import { AppError, type ErrorData, type Id, limits } from '#contract';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { createEntryReader, EntryRefused } from '../../article/containers/zip-entry';
import type { MergeRecord } from '../../library/merging/merge-record';
import { described } from '../../store/described';
import { type ArticleFile, formats } from '../../store/formats';
import { type Format, parseDocument } from '../../store/migrations';
import { sha256 } from '../../store/sha256';
import { entryPlace, Manifest, manifestName, manifestVersion, Sums, sumsName } from './manifest';
import { renamed } from './renamed';

/** Most entries, most bytes of one, and most of all together; how far a page of a list goes. */
const most = { entries: 1_500_000, bytes: limits.archiveBytes, inflated: 64 * 1024 ** 3, files: 2000 };

export type Home = 'articles' | 'trash';

/** What must be known of a packed article before any of it is added. */
export interface PackedArticle {
  id: Id;
  title: string;
  version: number;
  /** Sums of its text and of its HTML. */
  text: string;
  html: string;
  /** Sum of the file that its text is made from, then of all that it was imported from. */
  source: string;
  files: readonly string[];
  /** Names of what lies in its folder. */
  names: readonly string[];
}

/** An article of a pack, or what is wrong with it. */
export type Listed = { article: PackedArticle } | { id: Id; error: ErrorData };

export interface PackContents {
  manifest: Manifest;
  articles: number;
  trash: number;
  comparisons: Id[];
  merges: Id[];
  collections: boolean;
  awaited: boolean;
  templates: boolean;
  preferences: boolean;
}

interface Reading {
  file: ZipFile;
  what: string;
  entries: Map<string, Entry>;
  bytesOf: (entry: Entry) => Promise<Uint8Array>;
  sums: Record<string, string>;
  articles: Map<Id, string[]>;
  trash: Map<Id, string[]>;
}

/** Documents of a packed article and of a library that are merged with those that are there. */
const ofArticle = { annotations: formats.annotations, position: formats.position };
const ofLibrary = {
  collections: formats.collections,
  awaited: formats.awaited,
  templates: formats.templates,
  preferences: formats.preferences,
};

/**
 * The tasks of reading a packed library; they share the file that is open. Names of entries are keys, never paths; what is in
 * no library is left out. Everything that is handed out has been checked: sizes while unpacking, sums, schemas.
 * @throws AppError `unreadable`, `too-large`, `newer-format`
 */
export function createPackReader(textOf: (html: string) => string) {
  let reading: Reading | null = null;
  let renames: ReadonlyMap<Id, Id> = new Map();

  const opened = (): Reading => {
    if (!reading) throw new Error('No pack is open.');
    return reading;
  };
  const read = async (name: string): Promise<Buffer> => {
    const { sums, what } = opened();
    const bytes = await bytesIn(opened(), name);
    if (!Object.hasOwn(sums, name) || sums[name] !== sha256(bytes)) throw damaged(name, what);
    return bytes;
  };
  const documentIn = async <T extends { formatVersion: number }>(
    name: string,
    format: Format<T>,
  ): Promise<T | null> =>
    opened().entries.has(name) ? renamed(parse(await read(name), format), renames) : null;

  const articleIn = async (home: Home, id: Id): Promise<PackedArticle> => {
    const record = parse(await read(`${home}/${id}/article.json`), formats.article);
    if (record.id !== id) throw new AppError('unreadable', 'It is the record of another article.');
    return {
      ...{ id, title: described(record).title, version: record.version },
      ...{ text: record.textSha256, html: record.htmlSha256, source: record.source.sha256 },
      files: record.files.map((file) => file.sha256),
      names: opened()[home].get(id) ?? [],
    };
  };

  /** A document as it is to be stored where its article gets another id; null where it stays as it is. */
  const stored = (name: string, bytes: Buffer, id: Id, as: Id): string | null => {
    const other = id === as ? null : as;
    const record = (): string | null => {
      const found = parse(bytes, formats.article);
      return other === null ? null : json({ ...found, id: other });
    };
    const naming = <T extends { formatVersion: number }>(format: Format<T>): string | null => {
      const found = parse(bytes, format);
      return renames.size === 0 ? null : json(renamed(found, renames));
    };
    if (name === 'article.json' || /^versions\/.*\.json$/.test(name)) return record();
    if (name === 'annotations.json') return naming(formats.annotations);
    if (name === 'deleted.json') return naming(formats.deleted);
    if (name === 'position.json') parse(bytes, formats.position);
    return null;
  };

  return {
    openPack: async ({ path, what }: { path: string; what: string }): Promise<PackContents> => {
      reading?.file.close();
      reading = await openFile(path, what);
      const manifest = await parsedIn(reading, manifestName, Manifest);
      if (manifest.formatVersion > manifestVersion) throw newer(what);
      reading.sums = await parsedIn(reading, sumsName, Sums);
      const documents = { comparisons: [] as Id[], merges: [] as Id[] };
      for (const name of reading.entries.keys()) {
        const place = entryPlace(name);
        if (place?.kind === 'comparisons' || place?.kind === 'merges') documents[place.kind].push(place.id);
        if (place?.kind !== 'articles' && place?.kind !== 'trash') continue;
        const names = reading[place.kind].get(place.id);
        if (names) names.push(place.file);
        else reading[place.kind].set(place.id, [place.file]);
      }
      const has = (name: string): boolean => opened().entries.has(name);
      return {
        ...{ manifest, ...documents, articles: reading.articles.size, trash: reading.trash.size },
        ...{ collections: has('collections.json'), awaited: has('awaited.json') },
        templates: has('templates.json'),
        preferences: has('preferences.json'),
      };
    },

    /** Ids of articles from the one with number `from`. */
    packedIds: ({ home, from, count }: { home: Home; from: number; count: number }): Id[] =>
      [...opened()[home].keys()].slice(from, from + count),

    /** Articles from the one with number `from`, as many as make one page. What would not be understood is thrown at once. */
    packedArticles: async ({ home, from }: { home: Home; from: number }): Promise<Listed[]> => {
      const listed: Listed[] = [];
      let names = 0;
      for (const id of [...opened()[home].keys()].slice(from, from + 200)) {
        try {
          const article = await articleIn(home, id);
          listed.push({ article });
          names += article.names.length;
        } catch (error) {
          if (!(error instanceof AppError) || ['newer-format', 'too-large'].includes(error.code)) throw error;
          listed.push({ id, error: { code: error.code, message: error.message } });
        }
        if (names > most.files) break;
      }
      return listed;
    },

    /** From now on documents name these articles by their new ids. */
    rename: (ids: ReadonlyMap<Id, Id>): null => {
      renames = ids;
      return null;
    },

    /**
     * A file of an article as it is to be stored under the id `as`, with the sum of the packed bytes and, of its HTML, that of
     * the text in it.
     */
    packedFile: async (input: {
      home: Home;
      id: Id;
      name: string;
      as: Id;
    }): Promise<{ bytes: Uint8Array; sum: string; text: string | null }> => {
      const bytes = await read(`${input.home}/${input.id}/${input.name}`);
      const other = stored(input.name, bytes, input.id, input.as);
      return {
        bytes: other === null ? bytes : new TextEncoder().encode(other),
        sum: sha256(bytes),
        text: input.name === 'article.html' ? sha256(textOf(bytes.toString('utf8'))) : null,
      };
    },

    /** A document of an article that is here; null where the pack has none. */
    packedAnnotations: (id: Id) => documentIn(`articles/${id}/annotations.json`, ofArticle.annotations),
    packedPosition: (id: Id) => documentIn(`articles/${id}/position.json`, ofArticle.position),
    /** An earlier text; null where it is not what its record tells of. */
    packedVersion: async (input: {
      id: Id;
      number: number;
    }): Promise<{ record: ArticleFile; html: string } | null> => {
      const name = `articles/${input.id}/versions/${input.number}`;
      const record = await documentIn(`${name}.json`, formats.article);
      if (!record || !opened().entries.has(`${name}.html`)) return null;
      const html = await read(`${name}.html`);
      return sha256(html) === record.htmlSha256 ? { record, html: html.toString('utf8') } : null;
    },

    packedComparison: async (id: Id) => {
      const found = await documentIn(`comparisons/${id}.json`, formats.comparison);
      if (found && found.id !== id)
        throw new AppError('unreadable', `“comparisons/${id}.json” is the record of another comparison.`);
      return found;
    },
    packedMerge: async (id: Id): Promise<MergeRecord> => {
      try {
        const record = parseDocument((await read(`merges/${id}.json`)).toString('utf8'), formats.merge).data;
        if (record.id === id) return renamed(record, renames);
      } catch (error) {
        if (error instanceof AppError) throw error;
      }
      throw damaged(`merges/${id}.json`, opened().what);
    },
    packedCollections: () => documentIn('collections.json', ofLibrary.collections),
    packedAwaited: () => documentIn('awaited.json', ofLibrary.awaited),
    packedTemplates: () => documentIn('templates.json', ofLibrary.templates),
    packedPreferences: () => documentIn('preferences.json', ofLibrary.preferences),

    close: (): null => {
      reading?.file.close();
      reading = null;
      return null;
    },
  };
}

async function openFile(path: string, what: string): Promise<Reading> {
  let file: ZipFile;
  try {
    // Sizes are compared when an entry is read: one that lies must not keep the others away.
    file = await openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: false });
  } catch {
    throw noPack(what);
  }
  const entries = new Map<string, Entry>();
  try {
    if (file.entryCount > most.entries) throw tooMuch(what);
    for await (const entry of file.eachEntry()) {
      const name = entry.fileNameRaw.toString('utf8');
      if (entryPlace(name) && !entries.has(name)) entries.set(name, entry);
    }
  } catch (error) {
    file.close();
    throw error instanceof AppError ? error : noPack(what);
  }
  // Text that repeats itself packs to any size: what is unpacked is counted, not compared.
  const bytesOf = createEntryReader(file, { entry: most.bytes, total: most.inflated, ratio: Infinity });
  return { file, what, entries, bytesOf, sums: {}, articles: new Map(), trash: new Map() };
}

async function bytesIn({ entries, bytesOf, what }: Reading, name: string): Promise<Buffer> {
  const entry = entries.get(name);
  if (!entry) throw new AppError('unreadable', `“${name}” is missing in “${what}”.`);
  try {
    const { buffer, byteOffset, byteLength } = await bytesOf(entry);
    return Buffer.from(buffer, byteOffset, byteLength);
  } catch (error) {
    if (!(error instanceof EntryRefused)) throw error;
    throw error.fault === 'total' || error.fault === 'entry' ? tooMuch(what) : damaged(name, what);
  }
}

async function parsedIn<T>(
  reading: Reading,
  name: string,
  schema: { parse: (value: unknown) => T },
): Promise<T> {
  const bytes = await bytesIn(reading, name);
  try {
    return schema.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    throw noPack(reading.what);
  }
}

/** @throws AppError `unreadable` when it is damaged, `newer-format` */
function parse<T extends { formatVersion: number }>(bytes: Buffer, format: Format<T>): T {
  try {
    return parseDocument(bytes.toString('utf8'), format).data;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('unreadable', `The file of ${format.name} in the packed library is damaged.`);
  }
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const noPack = (what: string): AppError =>
  new AppError('unreadable', `“${what}” is no packed library of Synoptic, or it is damaged or incomplete.`);
const damaged = (name: string, what: string): AppError =>
  new AppError('unreadable', `“${name}” in “${what}” is damaged.`);
const tooMuch = (what: string): AppError =>
  new AppError('too-large', `“${what}” holds more than a library may hold. Nothing more was taken from it.`);
const newer = (what: string): AppError =>
  new AppError('newer-format', `A newer version of Synoptic packed “${what}”. Update Synoptic to open it.`);
