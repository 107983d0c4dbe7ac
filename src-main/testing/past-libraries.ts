import { cp, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { documentText } from '../store/document-sum';
import type { formats, StoredAnnotation, StoredLink } from '../store/formats';
import { temporaryFolder } from './library';
import { treeOf } from './tree';

/** Libraries as earlier builds wrote them, whole; see the README beside them. */
const fixtures = join(import.meta.dirname, '../store/fixtures');

export type Kind = keyof typeof formats;

/** The names of the stored libraries, the oldest first. */
export async function pastLibraries(): Promise<string[]> {
  const entries = await readdir(fixtures, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? entry.name : [])).sort();
}

/** The files of a stored library, by their places in it. */
export const filesOf = (name: string): Promise<Map<string, Buffer>> => treeOf(join(fixtures, name));

/** A library of its own that is as an earlier build left it. */
export async function pastLibrary(name: string): Promise<string> {
  const folder = await temporaryFolder();
  await cp(join(fixtures, name), folder, { recursive: true });
  return folder;
}

/** What kind of document lies at a place of a library; null where it is none. */
export function kindOf(place: string): Kind | null {
  if (!place.endsWith('.json')) return null;
  const [top = '', ...inner] = place.split('/');
  if (inner.length === 0) return basename(top, '.json') as Kind;
  if (top === 'comparisons') return 'comparison';
  if (top === 'merges') return 'merge';
  if (top !== 'articles' && top !== 'trash') return null;
  return inner.length === 2 ? (basename(place, '.json') as Kind) : 'article';
}

export const rawOf = (bytes: Buffer | undefined): Record<string, unknown> =>
  bytes ? (JSON.parse(bytes.toString('utf8')) as Record<string, unknown>) : {};

/** The same document as a program would write it whose format is of another version. The list has a sum of its own kind. */
export function withVersion(bytes: Buffer, formatVersion: number): string {
  const text = bytes.toString('utf8');
  if (text.startsWith('{"formatVersion"')) return text.replace(/\d+/, String(formatVersion));
  return documentText({ ...rawOf(bytes), formatVersion, ofTheFuture: { in: 'words' } });
}

interface Named {
  id: string;
}
interface OldCollection extends Named {
  name: string;
  articles: string[];
  deleted?: string | null;
}
interface OldTemplate extends Named {
  name: string;
  template: string;
  deleted: string | null;
}
interface OldComparison extends Named {
  name: string;
  note: string;
  articles: string[];
  rows: { id: string; claim: string; note: string; cells: { target: StoredAnnotation['target'] }[] }[];
  decisions: { id: string; corresponds: boolean }[];
}

/**
 * What the reader would miss of a library, read from its files without the program: whatever version they are of, the names
 * of these fields have been the same.
 */
export function contentOf(files: ReadonlyMap<string, Buffer>) {
  const ids = (top: string): string[] => [
    ...new Set([...files.keys()].flatMap((place) => new RegExp(`^${top}/([^/]+)/`).exec(place)?.[1] ?? [])),
  ];
  const articles = ids('articles').map((id) => {
    const place = (name: string): Buffer | undefined => files.get(`articles/${id}/${name}`);
    const record = rawOf(place('article.json'));
    const edits = (record.metadataEdits ?? {}) as { title?: string; byline?: string };
    const notes = rawOf(place('annotations.json')) as {
      annotations?: StoredAnnotation[];
      links?: StoredLink[];
      note?: { note: string };
      marks?: { tags: string[]; favourite: boolean; finished: boolean | null };
    };
    const { marks } = notes;
    const { position } = rawOf(place('position.json'));
    return {
      id,
      title: edits.title ?? record.title,
      byline: edits.byline ?? record.byline,
      version: record.version,
      source: record.source,
      blockEdits: record.blockEdits ?? [],
      html: place('article.html')?.toString('utf8'),
      text: place('article.txt')?.toString('utf8'),
      position: position ?? { offset: 0, progress: 0 },
      annotations: sorted(living(notes.annotations ?? []).map(({ past: _, ...one }) => one)),
      links: sorted(
        living(notes.links ?? []).map(({ id, relation, note, ends }) => ({ id, relation, note, ends })),
      ),
      note: notes.note?.note ?? '',
      marks: {
        tags: marks?.tags ?? [],
        favourite: marks?.favourite ?? false,
        finished: marks?.finished ?? null,
      },
    };
  });
  const trashed = ids('trash').sort();
  const { collections = [] } = rawOf(files.get('collections.json')) as { collections?: OldCollection[] };
  const { templates = [] } = rawOf(files.get('templates.json')) as { templates?: OldTemplate[] };
  const comparisons = [...files].flatMap(([place, bytes]) =>
    kindOf(place) === 'comparison' ? [rawOf(bytes) as unknown as OldComparison] : [],
  );
  return {
    articles: sorted(articles),
    trashed,
    // Those in the trash are not shown, and there again when they are brought back.
    collections: sorted(
      living(collections).map(({ id, name, articles }) => ({
        ...{ id, name, articles: articles.filter((one) => !trashed.includes(one)) },
      })),
    ),
    comparisons: sorted(
      comparisons.map(({ id, name, note, articles, rows, decisions }) => ({
        ...{
          id,
          name,
          note,
          articles,
          decisions: decisions.map(({ id, corresponds }) => ({ id, corresponds })),
        },
        rows: rows.map(({ id, claim, note, cells }) => ({
          ...{ id, claim, note, quotes: cells.map(({ target }) => target.selector[1].exact) },
        })),
      })),
    ),
    templates: sorted(living(templates).map(({ id, name, template }) => ({ id, name, template }))),
    preferences: rawOf(files.get('preferences.json')).preferences as Record<string, unknown>,
  };
}

const living = <T extends { deleted?: string | null }>(all: readonly T[]): T[] =>
  all.filter(({ deleted }) => (deleted ?? null) === null);

export const sorted = <T extends Named>(all: readonly T[]): T[] =>
  all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
