/** Notes on their way to the disk: shown to the reader when the program cannot be reached any more. */
export const unsaved = new Map<string, { quote: string; note: string }>();

/** What is being written on an annotation that is not stored yet; empty when there is nothing. */
export const unsavedNote = (annotation: string): string => unsaved.get(annotation)?.note ?? '';

/** What was written and is not known to be stored, ready to be copied. */
export const unsavedNotes = (): string =>
  [...unsaved.values()].map(({ quote, note }) => `> ${quote}\n\n${note}`).join('\n\n');
