import type { Annotation } from '#contract';
import { holdAnnotation, updateAnnotation } from './annotating';
import { quoteOf } from './annotation';
import { remember } from './history';
import { sayError } from './toasts';
import { unsaved } from './unsaved-notes';

/** Stores a note as it is being typed, without a step in the history; `endNote` adds the one step of the whole edit. */
export async function saveNote(annotation: Annotation, note: string): Promise<boolean> {
  const waiting = { quote: quoteOf(annotation), note };
  unsaved.set(annotation.id, waiting);
  holdAnnotation({ ...annotation, body: withNote(annotation, note) });
  try {
    await updateAnnotation(annotation, { note });
    if (unsaved.get(annotation.id) === waiting) unsaved.delete(annotation.id);
    return true;
  } catch (error) {
    // The words stay where they are; a later key, or the reader, tries again.
    if (unsaved.get(annotation.id) === waiting) {
      sayError(error, { label: 'Try again', run: () => void saveNote(annotation, note) });
    }
    return false;
  }
}

const withNote = ({ body }: Annotation, note: string): Annotation['body'] => [
  ...(note.trim()
    ? [
        {
          type: 'TextualBody' as const,
          purpose: 'commenting' as const,
          value: note,
          format: 'text/markdown' as const,
        },
      ]
    : []),
  ...body.filter(({ purpose }) => purpose !== 'commenting'),
];

export function endNote(annotation: Annotation, before: string, after: string): void {
  if (before === after) return;
  remember({
    label: 'note',
    undo: () => updateAnnotation(annotation, { note: before }),
    redo: () => updateAnnotation(annotation, { note: after }),
  });
}
