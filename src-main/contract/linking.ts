import { z } from 'zod';
import { Id, Passage } from './model';

/** What an address names: an article, and an annotation, a passage of its newest text, or the note on it as a whole. */
export const ArticleLink = z.strictObject({
  article: Id,
  /** An annotation of the article, or a link of one. */
  annotation: Id.nullable(),
  passage: Passage.nullable(),
  note: z.boolean(),
});
export type ArticleLink = z.infer<typeof ArticleLink>;

/** In from addresses that lead into the program. */
export const linkingMethods = {
  /** Addresses that the program was started with, or was given since; each is handed out once, to one window. */
  takeLinks: { input: z.strictObject({}), output: z.array(ArticleLink) },
} satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;
