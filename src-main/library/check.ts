import { type Annotation, AppError, Id } from '#contract';
import { basename, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { createAnchorer } from '../annotations/anchor';
import { textOf } from '../article/text-of';
import { fitsItsSum } from '../store/document-sum';
import { sha256 } from '../store/sha256';
import { createDisk, type Disk } from '../store/disk';
import { type DiskWithJournal, withJournal } from '../store/journal/with-journal';
import {
  type ArticleFile,
  type CollectionsFile,
  formats,
  type LibraryEntry,
  type StoredLink,
} from '../store/formats';
import { type ArticleLayout, layoutOf, leftOutName } from '../store/layout';
import { standsOn } from '../store/versions-of';
import { type Format, parseChanged } from '../store/migrations';
import { storageError } from '../store/storage-error';
import { withListChanges } from '../store/list-file';
import { openVersions } from '../store/versions';
import { linkProblems } from './check-links';

export interface Problem {
  /** Path inside the library folder. */
  file: string;
  message: string;
}

/**
 * Looks at everything in a library folder and changes nothing. Between two articles others have their turn.
 * @param options `tell` hears how far it is, 0 to 1
 * @throws the reason of `signal` when that is aborted
 */
export async function checkLibrary(
  root: string,
  { signal, tell = () => undefined }: { signal?: AbortSignal; tell?: (done: number) => void } = {},
): Promise<Problem[]> {
  const disk = await withJournal(createDisk(), root);
  const layout = layoutOf(root);
  const problems: Problem[] = [];
  const found = (file: string, message: string): void => void problems.push({ file, message });

  let isListRead = true;
  const list = await read(disk, layout.library, formats.library, (message) => {
    isListRead = false;
    found('library.json', message);
  });
  await read(disk, layout.preferences, formats.preferences, (message) => found('preferences.json', message));
  const collections = await read(disk, layout.collections, formats.collections, (message) =>
    found('collections.json', message),
  );
  await read(disk, layout.awaited, formats.awaited, (message) => found('awaited.json', message));
  await read(disk, layout.templates, formats.templates, (message) => found('templates.json', message));
  const ids: Id[] = [];
  const links = new Map<Id, readonly StoredLink[]>();
  const folders = await disk.list(layout.articles);
  for (const [n, name] of folders.entries()) {
    if (!Id.safeParse(name).success) continue;
    await setImmediate();
    signal?.throwIfAborted();
    tell(n / folders.length);
    const place = layout.article(name);
    if ((await disk.list(place.folder)).length === 0) continue;
    ids.push(name);
    const its = await checkArticle(disk, name, place, (file, message) =>
      found(`articles/${name}/${file}`, message),
    );
    if (its) links.set(name, its);
  }
  for (const id of await disk.list(layout.trash)) {
    if (!Id.safeParse(id).success) continue;
    await setImmediate();
    signal?.throwIfAborted();
    await checkArticle(disk, id, layout.trashed(id), (file, message) =>
      found(`trash/${id}/${file}`, message),
    );
  }
  await checkBackups(disk, layout.backups, 'backups', found);
  for (const { article, message } of linkProblems(links))
    found(`articles/${article}/annotations.json`, message);
  for (const name of await disk.list(layout.comparisons)) {
    const id = basename(name, '.json');
    if (!name.endsWith('.json') || !Id.safeParse(id).success) continue;
    const file = `comparisons/${name}`;
    const record = await read(disk, layout.comparison(id), formats.comparison, (message) =>
      found(file, message),
    );
    if (record && record.id !== id) found(file, 'is the record of another comparison');
  }
  for (const name of await disk.list(layout.merges)) {
    if (!name.endsWith('.json')) continue;
    await read(disk, join(layout.merges, name), formats.merge, (message) => found(`merges/${name}`, message));
  }
  const known = new Set([...ids, ...(await disk.list(layout.trash))]);
  for (const message of strangersIn(collections, known)) found('collections.json', message);
  const changes = await disk.read(layout.libraryChanges);
  // Of one that cannot be read this has been said already, once.
  if (isListRead)
    for (const message of listProblems(withListChanges(list?.articles ?? [], changes), ids))
      found('library.json', message);
  return problems;
}

/** A copy that cannot be read is none: better known now than on the day when it is needed. */
async function checkBackups(
  disk: Disk,
  folder: string,
  file: string,
  found: (file: string, message: string) => void,
): Promise<void> {
  for (const name of await disk.list(folder)) {
    // What came from another computer and could not be read was put away as it was, and said.
    if (file === 'backups' && name === 'merged') continue;
    if (!name.endsWith('.json')) {
      await checkBackups(disk, join(folder, name), `${file}/${name}`, found).catch(() => undefined);
      continue;
    }
    const text = (await disk.read(join(folder, name)))?.toString('utf8') ?? '';
    try {
      if (fitsItsSum(JSON.parse(text) as Record<string, unknown>) !== false) continue;
    } catch {
      // Said below.
    }
    found(`${file}/${name}`, 'is a damaged copy');
  }
}

/** @returns the links that its file holds, or null when that cannot be read */
async function checkArticle(
  disk: DiskWithJournal,
  id: Id,
  place: ArticleLayout,
  found: (file: string, message: string) => void,
): Promise<readonly StoredLink[] | null> {
  const record = await read(disk, place.article, formats.article, (message) =>
    found('article.json', message),
  );
  if (!record) {
    if (!(await disk.read(place.article))) found('article.json', 'is missing');
    return null;
  }
  if (record.id !== id) found('article.json', 'is the record of another article');
  const leftOut = (await disk.list(place.folder)).includes(leftOutName);
  const sums = new Map(record.files.map(({ original, sha256: sum }) => [original, sum]));
  for (const [name, sum] of sums.set(record.original, record.source.sha256)) {
    const original = name === null ? null : await disk.read(join(place.folder, name));
    if (name === null || (!original && leftOut)) continue;
    if (!original || sha256(original) !== sum) found(name, 'is missing or damaged');
  }
  const text = await checkText(disk, record, place, found);
  for (const { name } of record.assets) {
    const bytes = await disk.read(join(place.assets, name));
    const hash = name.split('.')[0] ?? '';
    if (!bytes || !sha256(bytes).startsWith(hash)) found(`assets/${name}`, 'is missing or damaged');
  }
  let isSound = true;
  const complain = (message: string): void => found('annotations.json', message);
  const annotations = await read(disk, place.annotations, formats.annotations, (message) => {
    isSound = false;
    complain(message);
  });
  const anchorer = createAnchorer(text ?? '');
  for (const { id: note, deleted, target } of annotations?.annotations ?? []) {
    // One that was made on another version need not stand in this one.
    const isPlaced = target.version === record.version;
    if (
      text !== null &&
      deleted === null &&
      isPlaced &&
      anchorer.anchor(target.selector)?.certainty !== 'sure'
    ) {
      complain(`the passage of note ${note} is not in the text`);
    }
  }
  await checkVersions(disk, record, annotations?.annotations ?? [], place, found);
  await read(disk, place.position, formats.position, (message) => found('position.json', message));
  return isSound ? (annotations?.links ?? []) : null;
}

/**
 * Earlier texts: those that are there, and those that notes were made on, from which they are placed in every newer one.
 * What an interrupted change left beyond the newest one counts for nothing.
 */
async function checkVersions(
  disk: Disk,
  { version: newest }: ArticleFile,
  annotations: readonly Annotation[],
  place: ArticleLayout,
  found: (file: string, message: string) => void,
): Promise<void> {
  const versions = openVersions(disk, place);
  const notes = new Map<number, number>();
  for (const annotation of annotations) {
    for (const version of new Set(standsOn(annotation))) notes.set(version, (notes.get(version) ?? 0) + 1);
  }
  notes.delete(newest);
  const there = (await versions.list()).filter((version) => version <= newest);
  for (const version of new Set([...there, ...notes.keys()].sort((a, b) => a - b))) {
    if (await versions.read(version)) continue;
    const count = notes.get(version) ?? 0;
    const stand = count === 1 ? '1 note stands' : `${count} notes stand`;
    found(
      `versions/${version}.html`,
      count === 0 ? 'is missing or damaged' : `is missing or damaged, and ${stand} in it`,
    );
  }
}

async function checkText(
  disk: Disk,
  record: ArticleFile,
  place: ArticleLayout,
  found: (file: string, message: string) => void,
): Promise<string | null> {
  // A change that was interrupted is finished when the article is opened.
  const version = await openVersions(disk, place).read(record.version);
  if (version?.record.htmlSha256 === record.htmlSha256) return textOf(version.html);
  const html = await disk.read(place.html);
  if (!html || sha256(html) !== record.htmlSha256) {
    found('article.html', 'is missing or damaged');
    return null;
  }
  const stored = await disk.read(place.text);
  if (!stored || sha256(stored) !== record.textSha256) found('article.txt', 'is missing or damaged');
  const text = textOf(html.toString('utf8'));
  if (sha256(text) !== record.textSha256)
    found('article.html', 'does not give the text that was stored for it');
  return text;
}

function* listProblems(list: ReadonlyMap<Id, LibraryEntry>, ids: readonly Id[]): Generator<string> {
  const listed = new Set(list.keys());
  for (const id of ids) if (!listed.delete(id)) yield `article ${id} is not listed`;
  for (const id of listed) yield `article ${id} is listed but not there`;
}

/** Articles that are neither in the library nor in the trash. */
function* strangersIn(file: CollectionsFile | null, known: ReadonlySet<string>): Generator<string> {
  for (const { name, articles } of file?.collections ?? []) {
    for (const id of articles) {
      if (!known.has(id)) yield `collection “${name}” has article ${id}, which is not there`;
    }
  }
}

/** A document as it is, without repairing it; null when it is missing or cannot be used. */
async function read<T extends { formatVersion: number }>(
  disk: DiskWithJournal,
  path: string,
  format: Format<T>,
  complain: (message: string) => void,
): Promise<T | null> {
  try {
    const bytes = await disk.read(path);
    const changes = disk.changes(path);
    if (!bytes && changes.length === 0) return null;
    return parseChanged(bytes?.toString('utf8') ?? null, changes, format).data;
  } catch (error) {
    if (error instanceof AppError) complain(error.message);
    else if (error instanceof Error && 'code' in error)
      complain(storageError(error, 'cannot be read').message);
    else complain('is damaged');
    return null;
  }
}
