import type { Target } from '#contract';
import { join } from 'node:path';
import type { ArticleFolder } from '../../store/article-folder';
import type { Disk } from '../../store/disk';
import { type AnnotationsFile, type ArticleFile, formats } from '../../store/formats';
import type { ArticleLayout } from '../../store/layout';
import { mergeArticles } from '../../store/merging/article';
import { described } from '../../store/described';
import { sha256 } from '../../store/sha256';
import { openVersions, type Versions } from '../../store/versions';
import type { Raw } from '../../store/migrations';
import { versionsOf } from '../../store/versions-of';
import { textOf } from '../../article/text-of';
import { copyOf } from './conflict-copy';
import { comparedWith, foldCopy, type Folding, type Merged, nothingNew, plus } from './fold-documents';
import { salvageNotes } from './salvage-notes';

/** Files of which copies are put away only: what they say is in the others. */
const derived = ['article.html', 'article.txt'];
const documents = ['article.json', 'annotations.json', 'position.json'];

/** Whether programs that keep folders in step have left copies among the names in an article's folder. */
export function hasCopies(names: readonly string[]): boolean {
  return names.some((name) => copyOf(name, [...documents, ...derived]) !== null);
}

/**
 * Merges what another computer has written into an article, and puts the copies away.
 * @param from the folder that they lie in: the article's own, or a copy of it
 */
export async function foldArticle(
  folder: ArticleFolder,
  place: ArticleLayout,
  folding: Folding,
  from: { folder: string; nameOf: (name: string) => string | null } = {
    folder: place.folder,
    nameOf: (name) => copyOf(name, [...documents, ...derived]),
  },
): Promise<Merged> {
  const { disk, aside } = folding;
  let merged = nothingNew;
  const names = await disk.list(from.folder);
  const copies = names.flatMap((name) => {
    const original = from.nameOf(name);
    return original === null ? [] : [{ name, original }];
  });
  const of = (wanted: string) => copies.filter(({ original }) => original === wanted);

  const title = `“${described(folder.article.data).title}”`;
  const notes = {
    format: formats.annotations,
    subject: `the notes of ${title}`,
    salvage: async (raw: Raw) => {
      const { record, text } = await folder.content();
      return salvageNotes(raw, { id: record.id, version: record.version, text });
    },
  };
  for (const { name } of of('annotations.json')) {
    await foldCopy(from.folder, name, notes, folding, async (theirs) => {
      await folder.annotations.update((ours) => {
        const both = formats.annotations.merge(ours, theirs);
        merged = plus(merged, comparedWith(ours, both));
        return both;
      });
      return true;
    });
  }
  const htmls = await Promise.all(of('article.html').map(({ name }) => disk.read(join(from.folder, name))));
  let waits = false;
  for (const { name } of of('article.json')) {
    await foldCopy(
      from.folder,
      name,
      { format: formats.article, subject: `the record of ${title}` },
      folding,
      async (theirs) => {
        if (theirs.id !== folder.article.data.id) return false;
        const isDone = await takeRecord(folder, place, disk, theirs, htmls);
        waits ||= !isDone;
        return isDone;
      },
    );
  }
  for (const { name } of of('position.json')) {
    await foldCopy(
      from.folder,
      name,
      { format: formats.position, subject: null },
      folding,
      async (theirs) => {
        await folder.position.update((ours) => formats.position.merge(ours, theirs));
        return true;
      },
    );
  }
  if (!waits)
    for (const wanted of derived) for (const { name } of of(wanted)) await aside.put(join(from.folder, name));
  return merged;
}

/**
 * Takes over a record. Its text, when it is another, is kept as a version, or becomes the article's when it is the later one.
 * @returns false when its text is not there (yet)
 */
async function takeRecord(
  folder: ArticleFolder,
  place: ArticleLayout,
  disk: Disk,
  theirs: ArticleFile,
  htmls: readonly (Buffer | null)[],
): Promise<boolean> {
  const { merged, other } = mergeArticles(folder.article.data, theirs);
  const merge = (now: ArticleFile): ArticleFile => mergeArticles(now, theirs).merged;
  if (other) {
    const versions = openVersions(disk, place);
    const ours = await folder.content();
    const html = await htmlOf(theirs, versions, [...htmls, await disk.read(place.html)]);
    if (html === null) return false;
    const [winner, loser] =
      other === theirs
        ? [
            { record: merged, html: ours.html },
            { record: theirs, html },
          ]
        : [
            { record: merged, html },
            { record: ours.record, html: ours.html },
          ];
    let number = other.version;
    if (number === merged.version || (await isTaken(versions, other))) {
      // Two texts of one number: the other gets a new one, and with it the notes that were made on it.
      number =
        1 +
        Math.max(
          merged.version,
          ...(await versions.list()),
          ...folder.annotations.data.annotations.flatMap(versionsOf),
        );
      const texts = [winner.html, loser.html].map(textOf) as [string, string];
      await folder.annotations.update((file) => onVersion(file, merged.version, number, texts));
    }
    await versions.write({ record: { ...loser.record, version: number }, html: loser.html });
    await versions.write(winner);
  }
  await folder.article.update(merge);
  return true;
}

async function htmlOf(
  { version, htmlSha256 }: ArticleFile,
  versions: Versions,
  others: readonly (Buffer | null)[],
): Promise<string | null> {
  const kept = await versions.read(version);
  if (kept?.record.htmlSha256 === htmlSha256) return kept.html;
  return others.find((html) => html && sha256(html) === htmlSha256)?.toString('utf8') ?? null;
}

/** Whether another text has this number. */
async function isTaken(versions: Versions, { version, htmlSha256 }: ArticleFile): Promise<boolean> {
  const kept = await versions.read(version);
  return kept !== null && kept.record.htmlSha256 !== htmlSha256;
}

/** Notes whose words stand in the other text only, counted as made on that. */
function onVersion(
  file: AnnotationsFile,
  version: number,
  other: number,
  [text, otherText]: readonly [string, string],
): AnnotationsFile {
  const fits = ({ selector: [{ start, end }, { exact }] }: Target, to: string): boolean =>
    to.slice(start, end) === exact;
  const moved = (target: Target): Target =>
    target.version === version && !fits(target, text) && fits(target, otherText)
      ? { ...target, version: other }
      : target;
  const annotations = file.annotations.map((one) => ({
    ...one,
    target: moved(one.target),
    ...(one.origin && { origin: moved(one.origin) }),
  }));
  // Not the article's version: all are placed again.
  return { ...file, annotations, placedIn: other };
}

/** In a copy of an article's folder every document is a copy under its own name. */
export const nameInCopy = (name: string): string | null =>
  [...documents, ...derived].includes(name) ? name : null;
