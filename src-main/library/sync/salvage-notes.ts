import type { Id, Target } from '#contract';
import { z } from 'zod';
import { createAnchorer } from '../../annotations/anchor';
import { selectorsOf } from '../../annotations/selectors';
import { type AnnotationsFile, formats, noAnnotations } from '../../store/formats';
import type { Raw } from '../../store/migrations';
import { salvage, type Salvaged } from './salvage';

/** A target as other programs write it: with the quote only, which says enough. */
const Quoted = z.looseObject({
  target: z.looseObject({
    selector: z.union([z.array(z.unknown()), z.unknown().transform((one) => [one])]),
  }),
});
const Quote = z.object({
  type: z.literal('TextQuoteSelector'),
  exact: z.string().min(1),
  prefix: z.string().default(''),
  suffix: z.string().default(''),
});

/**
 * Takes the good notes out of a file of notes that does not fit as a whole. One that says only what it quotes is put where
 * that stands in the text, if that is certain.
 */
export function salvageNotes(
  raw: Raw,
  { id, version, text }: { id: Id; version: number; text: string },
): Salvaged<AnnotationsFile> {
  const anchorer = createAnchorer(text);
  const targetOf = (selectors: readonly unknown[]): Target => {
    const quote = selectors.flatMap((one) => Quote.safeParse(one).data ?? [])[0];
    const place = quote && anchorer.anchor([{ type: 'TextPositionSelector', start: 0, end: 0 }, quote]);
    if (place?.certainty !== 'sure') throw new Error('it has no certain place');
    return { source: id, version, selector: selectorsOf(text, place) };
  };
  return salvage(raw, formats.annotations, noAnnotations, (entry, list) => {
    if (list !== 'annotations') return entry;
    const { target, ...note } = Quoted.parse(entry);
    return { ...note, target: targetOf(target.selector) };
  });
}
