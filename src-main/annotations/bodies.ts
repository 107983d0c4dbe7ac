import type { Annotation, TextualBody } from '#contract';

/** The reader's note on an annotation, in Markdown; empty when there is none. */
export function noteOf({ body }: Pick<Annotation, 'body'>): string {
  return body.find(({ purpose }) => purpose === 'commenting')?.value ?? '';
}

export function tagsOf({ body }: Pick<Annotation, 'body'>): string[] {
  return body.filter(({ purpose }) => purpose === 'tagging').map(({ value }) => value);
}

/** A note as it is stored: one of nothing but white space is none. */
export const written = (note: string): string => (note.trim() === '' ? '' : note);

export function bodyOf(note: string, tags: readonly string[]): TextualBody[] {
  const comment: TextualBody = {
    type: 'TextualBody',
    purpose: 'commenting',
    value: note,
    format: 'text/markdown',
  };
  return [
    ...(written(note) === '' ? [] : [comment]),
    ...distinct(tags).map((value): TextualBody => ({
      type: 'TextualBody',
      purpose: 'tagging',
      value,
      format: 'text/plain',
    })),
  ];
}

export function distinct(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => tag.normalize('NFC').trim()))];
}

export function motivationOf(body: readonly TextualBody[]): Annotation['motivation'] {
  return body.some(({ purpose }) => purpose === 'commenting') ? 'commenting' : 'highlighting';
}
