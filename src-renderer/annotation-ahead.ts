import type { Annotation, AnnotationChange, TextualBody } from '#contract';
import { noteOf, tagsOf } from './annotation';

type Fields = Pick<AnnotationChange, 'category' | 'outline' | 'note' | 'tags' | 'was'>;

/** An annotation as the main side will make it, as far as it shows; so that it is there with the key that changes it. */
export function ahead(annotation: Annotation, { category, outline, note, tags, was }: Fields): Annotation {
  const { outline: place, ...rest } = annotation;
  const next = outline === undefined ? place : outline;
  const body =
    note === undefined && tags === undefined
      ? annotation.body
      : bodyOf(note ?? noteOf(annotation), tagsAfter(tagsOf(annotation), tags, was?.tags));
  return {
    ...rest,
    ...(next && { outline: next }),
    category: category ?? annotation.category,
    motivation: body.some(({ purpose }) => purpose === 'commenting') ? 'commenting' : 'highlighting',
    body,
  };
}

/** Those wanted, and those that were added meanwhile; without those that were taken meanwhile. */
function tagsAfter(had: string[], tags: string[] | undefined, was: string[] | undefined): string[] {
  const wanted = tags && distinct(tags);
  if (!wanted || !was) return wanted ?? had;
  const seen = distinct(was);
  return [
    ...wanted.filter((tag) => had.includes(tag) || !seen.includes(tag)),
    ...had.filter((tag) => !seen.includes(tag) && !wanted.includes(tag)),
  ];
}

const distinct = (tags: string[]): string[] => [...new Set(tags.map((tag) => tag.normalize('NFC').trim()))];

const bodyOf = (note: string, tags: string[]): TextualBody[] => [
  ...(note.trim() === ''
    ? []
    : [{ type: 'TextualBody', purpose: 'commenting', value: note, format: 'text/markdown' } as const]),
  ...tags.map((value) => ({ type: 'TextualBody', purpose: 'tagging', value, format: 'text/plain' }) as const),
];
