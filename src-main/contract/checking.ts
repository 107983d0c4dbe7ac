import { z } from 'zod';
import { Id } from './model';

/** What a check of the library found in one of its files. */
export const LibraryProblem = z.object({
  /** Place in the library folder, with `/`. */
  file: z.string(),
  /** The article that it belongs to, with its title as far as that is known. */
  article: z.object({ id: Id, title: z.string() }).nullable(),
  /** What is the matter, and what can be done about it, each a sentence; nothing can be done where `advice` is null. */
  message: z.string(),
  advice: z.string().nullable(),
});
export type LibraryProblem = z.infer<typeof LibraryProblem>;

const job = z.strictObject({ job: Id });

/**
 * Looking at everything that is stored, a piece at a time. `checkProgress` tells how far it is, `cancelCheck` ends it
 * (`cancelled`): then a repair has done what it has done.
 */
export const checkingMethods = {
  /** Changes nothing. */
  checkLibrary: { input: job, output: z.object({ articles: z.int(), problems: z.array(LibraryProblem) }) },
  /** Makes again what can be made again, and checks before and after. */
  repairLibrary: {
    input: job,
    output: z.object({ repaired: z.array(LibraryProblem), left: z.array(LibraryProblem) }),
  },
  cancelCheck: { input: job, output: z.null() },
};
