import { Id, Time } from '#contract';
import { z } from 'zod';

/** The first entry of a packed library: what it is, before any of it is read. */
export const manifestName = 'synoptic-library.json';
/** The last entry: the sum of every other one. */
export const sumsName = 'sums.json';

export const Manifest = z.object({
  format: z.literal('synoptic-library'),
  formatVersion: z.int().min(1),
  made: Time,
  /** Of the program that made it. */
  program: z.string(),
  /** How many are in the library, without the trash, and their notes that are not deleted. */
  articles: z.int().min(0),
  notes: z.int().min(0),
  /** Whether the files that articles were imported from are in it. */
  originals: z.boolean(),
});
export type Manifest = z.infer<typeof Manifest>;
export const manifestVersion = 1;

/** Entry → SHA-256 in lower-case hex. */
export const Sums = z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/));

/** What the mark says that originals were left out. */
export const leftOutText = '{ "formatVersion": 1 }\n';
export const isOriginal = (name: string): boolean => /^original(?:-[1-9]\d{0,8})?\.[a-z0-9]{1,8}$/.test(name);

const ofArticle =
  /^(?:(?:article|annotations|position|originals-left-out)\.json|article\.(?:html|txt)|original(?:-[1-9]\d{0,8})?\.[a-z0-9]{1,8}|versions\/[1-9]\d{0,8}\.(?:html|json)|assets\/[0-9a-f]{16,64}\.[a-z0-9]{2,5})$/;

/** Whether a file belongs to an article's folder; leftovers and damaged files that were set aside do not. */
export const isOfArticle = (name: string, trashed = false): boolean =>
  ofArticle.test(name) || (trashed && name === 'deleted.json');

/** Documents that belong to no article. */
export const packedDocuments = ['collections', 'awaited', 'templates', 'preferences'] as const;
const ofLibrary: readonly string[] = [
  ...packedDocuments.map((name) => `${name}.json`),
  manifestName,
  sumsName,
];

/** Where an entry belongs, or null for what is in no library. Names are never used as paths. */
export function entryPlace(
  name: string,
):
  | { kind: 'articles' | 'trash'; id: Id; file: string }
  | { kind: 'comparisons' | 'merges'; id: Id }
  | { kind: 'top' }
  | null {
  if (ofLibrary.includes(name)) return { kind: 'top' };
  const [, kind, id = '', file = ''] = /^(articles|trash)\/([^/]+)\/(.+)$/.exec(name) ?? [];
  if ((kind === 'articles' || kind === 'trash') && Id.safeParse(id).success)
    return isOfArticle(file, kind === 'trash') ? { kind, id, file } : null;
  const [, folder, document = ''] = /^(comparisons|merges)\/([^/.]+)\.json$/.exec(name) ?? [];
  if ((folder === 'comparisons' || folder === 'merges') && Id.safeParse(document).success)
    return { kind: folder, id: document };
  return null;
}
