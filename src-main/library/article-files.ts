import { AppError, type ArticleSummary, type Checked, type Id, type Revision, type Source } from '#contract';
import type { Placer } from '../annotations/placer';
import type { Asset, Cleaned, CleanInput, Companion, Given } from '../article/cleaned';
import { companionPictures } from '../article/html/pictures';
import type { ArticleFolder, Content } from '../store/article-folder';
import type { Articles } from '../store/articles';
import type { ArticleFile, ImportedFile } from '../store/formats';
import type { LibraryIndex } from './library-index';
import type { StoreText } from './new-text';
import { revertedRecord, updatedRecord } from './records';
import { leaveNotes, notesOnlyHere, takeNotes, withoutPlace } from './separated-notes';
import { storedCompanions } from './stored-companions';
import { wellFormed } from './well-formed';

/** Files known by their sum alone that are remembered of one article. */
const mostAlike = 50;

/** A file that is being imported and has been cleaned, without anything the reader decided about the article. */
export interface ChangedFile {
  input: CleanInput;
  cleaned: Cleaned;
  source: Source;
  extension: string;
}

/** What a changed file has become: the newest text, or nothing, as it says what is there. */
export type Updated = { revision: Revision; warnings: string[] } | null;

interface Options {
  articles: Articles;
  index: LibraryIndex;
  store: StoreText;
  clean: (id: Id, input: CleanInput, signal?: AbortSignal) => Promise<Cleaned>;
  placer: Placer;
  annotationsChanged: (id: Id) => void;
  newId: () => Id;
}

/**
 * Makes a file the newest text of an article that it is a changed one of. What the reader decided about lines holds for it
 * too, and its pictures are completed by those that came earlier under the same names. A file that says the same is
 * remembered by its sum, so that it is known the next time; one with more pictures is a change.
 */
export async function updateFrom(
  folder: ArticleFolder,
  { input, cleaned: first, source, extension }: ChangedFile,
  { articles, index, store, clean }: Options,
  signal?: AbortSignal,
): Promise<Updated> {
  const record = folder.article.data;
  const known = record.files.find(({ sha256 }) => sha256 === source.sha256);
  const isShown = record.source.sha256 === source.sha256;
  // An older file is no news; the last one is when the reader has gone back behind it and brings it once more.
  if (known && !isShown && known !== lastFile(record)) return null;

  const companions = await withStored(input.companions ?? [], record, articles);
  const encoding = isShown ? record.chosenEncoding : null;
  const decided = record.blockEdits.length > 0 || encoding !== null;
  const more = companions.length > (input.companions?.length ?? 0);
  const cleaned =
    decided || more
      ? await clean(
          record.id,
          {
            ...{ ...input, companions, edits: record.blockEdits },
            ...(isShown && { given: record.given as Given }),
            ...(encoding === null ? {} : { encoding }),
          },
          signal,
        )
      : first;
  const [html, text] = [wellFormed(cleaned.html), wellFormed(cleaned.text)];
  const before = await folder.content();
  if (text === before.text && picturesIn(html) <= picturesIn(before.html)) {
    if (!known) await folder.article.update((now) => withAlike(now, source));
    index.refresh(folder);
    return null;
  }
  const assets = withPictures(cleaned.assets, companions);
  const given: Given = input.given ?? {};
  const revision = await store(folder, {
    ...{ html, text, assets },
    ...(isShown ? {} : { file: { bytes: input.bytes, source, extension } }),
    change: (now) => {
      const next = updatedRecord(now, cleaned, assets, given);
      return isShown ? { ...next, given: now.given, chosenEncoding: now.chosenEncoding } : next;
    },
  });
  return { revision, warnings: cleaned.warnings };
}

/** Whether all the pictures that lie beside a page are in its article. */
export function hasPictures({ assets }: ArticleFile, companions: readonly Companion[]): boolean {
  return companionPictures(companions).every(({ name, from }) =>
    assets.some((one) => one.name === name && one.from === from),
  );
}

/** What the article shows, and what else lay beside it: a line that the reader brings back later may show it. */
export function withPictures(used: readonly Asset[], companions: readonly Companion[]): Asset[] {
  const keyOf = ({ name, from }: Asset): string => `${name}\n${from ?? ''}`;
  const keys = new Set(used.map(keyOf));
  return [...used, ...companionPictures(companions).filter((asset) => !keys.has(keyOf(asset)))];
}

async function withStored(
  came: readonly Companion[],
  record: ArticleFile,
  articles: Articles,
): Promise<Companion[]> {
  const paths = new Set(came.map(({ path }) => path));
  const stored = await storedCompanions(articles, record);
  return [...came, ...stored.filter(({ path }) => !paths.has(path))];
}

const picturesIn = (html: string): number => html.match(/"asset:/g)?.length ?? 0;

function withAlike(record: ArticleFile, { fileName, sha256, importedAt }: Source): ArticleFile {
  const alike = { original: null, fileName, sha256, importedAt, before: null };
  const others = record.files.filter(({ original }) => original === null);
  const gone = new Set(others.slice(0, Math.max(0, others.length - mostAlike + 1)));
  return { ...record, files: [...record.files.filter((file) => !gone.has(file)), alike] };
}

/** The last file that made a text. */
export const lastFile = ({ files }: ArticleFile): ImportedFile | undefined =>
  files.findLast(({ original }) => original !== null);

/**
 * Makes the file that a version was made from an article of its own, as it reads now, and takes the article back to the
 * text that the file took the place of. Notes that have a place in the new text only go with it; they are kept in the
 * article all the same, as left without a place. Doing it twice makes one article.
 * @throws AppError `not-found` when one of the texts is not kept, `bad-input` for the first file of an article, `storage`
 */
export async function separate(
  folder: ArticleFolder,
  { version }: Checked<'separateVersion'>,
  { articles, index, store, placer, annotationsChanged, newId }: Options,
): Promise<ArticleSummary> {
  const asked = await folder.version(version);
  const { id, files, original: shown, version: newest } = folder.article.data;
  const made = asked?.record.original;
  const sum = asked?.record.source.sha256 ?? '';
  const file = files.find(({ original }) => original !== null && original === made);
  const there = index.findByHash(sum, id);
  if (asked && !file && there) return there;
  if (!asked || !file?.original) throw notKept();
  if (file.before === null) {
    throw new AppError('bad-input', 'This article began with that file: there is no text before it.');
  }
  const back = await folder.version(file.before);
  if (!back) throw notKept();
  const isShown = shown === file.original;
  const text = isShown ? await folder.content() : asked;
  const other = there?.id ?? newId();
  if (!there) await addFrom(text, file.original, other, articles);
  const theirs = isShown ? await notesOnlyHere(folder, file.original, newest) : [];
  const without = (record: ArticleFile): ArticleFile => ({
    ...record,
    files: record.files.filter(({ original }) => original !== file.original),
  });
  if (isShown) {
    await store(folder, { ...back, assets: [], change: (now) => without(revertedRecord(now, back.record)) });
    const gone = withoutPlace(folder, theirs);
    await leaveNotes(folder, await articles.use(other, (to) => takeNotes(to, gone, text.text, placer)));
  } else await folder.article.update(without);
  index.refresh(folder);
  const summary = await articles.use(other, async (to) => index.refresh(to));
  if (isShown) for (const article of [id, other]) annotationsChanged(article);
  return summary;
}

/** Puts a text of an article into the library as an article of its own, with the file that it was made from. */
async function addFrom(
  { record, html, text }: Content,
  original: string,
  id: Id,
  articles: Articles,
): Promise<void> {
  const bytes = await articles.original(record.id, original);
  if (!bytes) {
    throw new AppError(
      'storage',
      `The file that “${record.title}” was updated from is missing. Import it again.`,
    );
  }
  const assets: Asset[] = [];
  for (const asset of record.assets) {
    const picture = await articles.asset(record.id, asset.name);
    if (picture) assets.push({ ...asset, bytes: picture });
  }
  const name = original.replace(/^original-\d+/, 'original');
  const { fileName, sha256, importedAt } = record.source;
  await articles.add({
    ...{ html, text, original: bytes, assets },
    article: {
      ...record,
      ...{ id, version: 1, metadataEdits: {}, original: name },
      files: [{ original: name, fileName, sha256, importedAt, before: null }],
    },
  });
}

function notKept(): AppError {
  return new AppError('not-found', 'This version of the text is not kept any more.');
}
