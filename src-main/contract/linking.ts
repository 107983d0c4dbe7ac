import { z } from 'zod';
import { CitationStyle } from './exporting';
import { limits } from './limits';
import { Id, Passage, Version } from './model';

/** What an address names: an article, and an annotation, a passage of its newest text, or the note on it as a whole. */
export const ArticleLink = z.strictObject({
  article: Id,
  /** An annotation of the article, or a link of one. */
  annotation: Id.nullable(),
  passage: Passage.nullable(),
  note: z.boolean(),
});
export type ArticleLink = z.infer<typeof ArticleLink>;

/** Where in an article an address leads. */
export const LinkPlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('article') }),
  z.object({ kind: z.literal('note') }),
  /** In the text of this version; with the annotation, where there is one. */
  z.object({ kind: z.literal('text'), passage: Passage, version: Version, annotation: Id.nullable() }),
  /** An annotation that the newest text has no place for. */
  z.object({ kind: z.literal('unplaced'), annotation: Id }),
  /** An annotation that was deleted and can be brought back. */
  z.object({ kind: z.literal('deleted'), annotation: Id }),
  /** Nothing of what the address names is there: no such annotation, or no such passage in the newest text. */
  z.object({ kind: z.literal('gone') }),
]);
export type LinkPlace = z.infer<typeof LinkPlace>;

export const Located = z.discriminatedUnion('state', [
  /** `merged`: the article of the address has become part of this one. */
  z.object({
    state: z.literal('here'),
    article: Id,
    title: z.string(),
    merged: z.boolean(),
    place: LinkPlace,
  }),
  z.object({ state: z.literal('trash'), article: Id, title: z.string() }),
  z.object({ state: z.literal('nowhere') }),
]);
export type Located = z.infer<typeof Located>;

/** In from addresses that lead into the program, and out to them. */
export const linkingMethods = {
  /** Addresses that the program was started with, or was given since; each is handed out once, to one window. */
  takeLinks: { input: z.strictObject({}), output: z.array(ArticleLink) },
  /** Where an address leads in this library, as it is now. */
  locateLink: { input: z.strictObject({ link: ArticleLink }), output: Located },
  /** Words of an article with whose they are, to be put on the clipboard; in Markdown with the address of the place. */
  quotePassage: {
    input: z.strictObject({
      quote: z.string().min(1).max(limits.quoted),
      place: ArticleLink,
      style: CitationStyle.default('apa'),
    }),
    output: z.object({ text: z.string(), html: z.string(), markdown: z.string() }),
  },
} satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;
