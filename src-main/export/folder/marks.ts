import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Block } from './blocks';

/** SHA-256, as 43 letters. */
export const sumOf = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('base64url');

/** Enough of the sum of a line to look for it. */
export const firstOf = (line: string): string => sumOf(line).slice(0, 8);

const Sum = z.string().length(43);

/** What is remembered of a block that was written: enough to know whether it still stands there as it was. */
export const Mark = z.object({
  key: z.string().max(100),
  sum: Sum,
  first: z.string().length(8),
  lines: z.int().min(1),
  above: z.int().min(0),
  /** It did not stand there as it was written: the reader had changed it or taken it away. */
  away: z.boolean().default(false),
});
export type Mark = z.infer<typeof Mark>;

export const markOf = ({ key, lines, above }: Block): Mark => ({
  ...{ key, above, lines: lines.length, away: false },
  ...{ sum: sumOf(lines.join('\n')), first: firstOf(lines[0] ?? '') },
});

/** A property of the front matter, with its value as JSON gives it. */
export const Property = z.tuple([z.string(), z.json()]);
export type Property = z.infer<typeof Property>;

/** What is remembered of a file. */
export const Written = z.object({
  /** Of all its bytes. */
  whole: Sum,
  /** Of what it says, where the bytes are others each time it is written. */
  said: Sum.optional(),
  /** Whether it was just what an export writes: then the next one takes its place as a whole. */
  pure: z.boolean(),
  /** Null where none were written. */
  properties: z.array(Property).nullable(),
  blocks: z.array(Mark),
});
export type Written = z.infer<typeof Written>;
