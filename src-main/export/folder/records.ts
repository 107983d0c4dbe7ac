import { AppError, Id } from '#contract';
import { z } from 'zod';
import { Written } from './marks';
import { isName, type Vault } from './vault';

/** What is remembered of one article's file, in `.synoptic/exports/<id>.<ending>.json`. */
const RecordFile = z.object({
  formatVersion: z.literal(1),
  article: Id,
  /** Its path in the folder, with `/`. */
  file: z
    .string()
    .max(4096)
    .refine((path) => path.split('/').every(isName)),
  /** How it was laid out, where layouts cannot be mixed. */
  layout: z.string().max(100),
  /** It is about to be written: it may have been, or not. */
  pending: z.boolean(),
  now: Written,
  /** What was there before the last writing, should that not have happened, or not have come to this computer. */
  before: Written.nullable(),
  /** When that was last changed: a file with the same words of another time is the reader's doing. Milliseconds since 1970. */
  beforeModified: z.number().nullable().default(null),
});
export type FileRecord = Omit<z.infer<typeof RecordFile>, 'formatVersion'>;

const Version = z.object({ formatVersion: z.int().min(2) });

export interface Records {
  /** Null where there is none, or none that can be read. @throws AppError `conflict` where a newer program wrote it */
  read: (article: Id) => Promise<FileRecord | null>;
  write: (record: FileRecord) => Promise<void>;
}

/** @param extension with its dot: files of other formats are other files */
export function createRecords(vault: Vault, extension: string): Records {
  const nameOf = (article: Id): string => `exports/${article}${extension}.json`;
  return {
    read: async (article) => {
      const bytes = await vault.readOwn(nameOf(article)).catch(() => null);
      if (!bytes) return null;
      let raw: unknown;
      try {
        raw = JSON.parse(bytes.toString('utf8'));
      } catch {
        return null;
      }
      if (Version.safeParse(raw).success)
        throw new AppError('conflict', 'A newer version of Synoptic has exported it. Use that one.');
      const { data } = RecordFile.safeParse(raw);
      return data?.article === article ? data : null;
    },
    write: (record) =>
      vault.writeHidden(nameOf(record.article), `${JSON.stringify({ formatVersion: 1, ...record })}\n`),
  };
}
