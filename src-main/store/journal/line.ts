import { z } from 'zod';
import { writeSummed } from '../summed-line';
import { isPatch, type Patch } from './patch';

/** A change of one document. */
export interface Change {
  /** The document's place in the library folder, with `/`. */
  file: string;
  /** Version of the format that the document had. */
  version: number;
  /**
   * Sum of what the file held when the change was made, null when there was none: the change is to be applied to that, or to
   * what was written into it later. Lines of older builds do not say it.
   */
  on?: string | null | undefined;
  patch: Patch;
  /** Of another computer's journal, its name: never in a line, put there by who reads it. */
  from?: string;
}

/** What was made durable at once: after an interruption all of it is there, or nothing. */
export interface Line {
  /** One more than that of the line before. */
  n: number;
  /** Where on its disk the file of this line lies, which a copy does not; those of older builds do not say it. */
  place?: string | undefined;
  changes: Change[];
}

const Line = z.object({
  n: z.int().min(1),
  place: z.string().optional(),
  changes: z.array(
    z.object({
      file: z.string(),
      version: z.int().min(1),
      on: z.string().nullable().optional(),
      patch: z.custom<Patch>(isPatch),
    }),
  ),
});

export const writeLine = (line: Line): string => writeSummed(line);

/** Null for what is no line of a journal. */
export function asLine(value: unknown): Line | null {
  try {
    return Line.parse(value);
  } catch {
    return null;
  }
}
