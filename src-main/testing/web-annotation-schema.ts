import { z } from 'zod';
import { annoContext } from './anno-context';

/** The published context, from here: nothing is fetched. */
export const offline = {
  documentLoader: async (url: string) => {
    if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`Nothing is fetched: ${url}`);
    return { documentUrl: url, document: annoContext, contextUrl: undefined } as never;
  },
};

/** RFC 3987 as far as it goes: a scheme, and nothing that cannot stand in an IRI. */
const Iri = z.string().regex(/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`\p{Cc}\p{Cs}]+$/u);
/** In UTC, said by a Z (3.3.1). */
const Utc = z.iso.datetime();
const Motivation = z.enum(['highlighting', 'commenting', 'linking', 'bookmarking', 'tagging', 'classifying']);
const TextualBody = z.strictObject({
  type: z.literal('TextualBody'),
  purpose: Motivation,
  value: z.string(),
  format: z.enum(['text/markdown', 'text/plain']),
});
const Selector = z.discriminatedUnion('type', [
  z.strictObject({
    ...{ type: z.literal('TextQuoteSelector'), exact: z.string(), prefix: z.string(), suffix: z.string() },
  }),
  z
    .strictObject({ type: z.literal('TextPositionSelector'), start: z.int().min(0), end: z.int().min(0) })
    .refine(({ start, end }) => start < end),
]);
/** The shape that the specification gives (https://www.w3.org/TR/annotation-model/), as far as it is used. */
export const Collection = z.strictObject({
  '@context': z.literal('http://www.w3.org/ns/anno.jsonld'),
  id: Iri,
  type: z.literal('AnnotationCollection'),
  label: z.string(),
  generator: z.strictObject({ id: Iri, type: z.literal('Software'), name: z.string() }),
  total: z.int().min(0),
  first: z
    .strictObject({
      id: Iri,
      type: z.literal('AnnotationPage'),
      partOf: Iri,
      startIndex: z.literal(0),
      items: z
        .array(
          z.strictObject({
            id: Iri,
            type: z.literal('Annotation'),
            motivation: Motivation,
            created: Utc.optional(),
            modified: Utc.optional(),
            body: z.array(TextualBody),
            target: z.union([
              Iri,
              z.strictObject({ source: Iri, selector: z.array(Selector).min(1) }),
              z.array(z.strictObject({ id: Iri })).min(2),
            ]),
          }),
        )
        .min(1),
    })
    .optional(),
  last: Iri.optional(),
});
