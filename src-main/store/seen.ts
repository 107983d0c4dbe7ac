/** Times and sizes of an article's documents, as the list remembers them: its record, its notes, its position. */
export const seenOf = (stamps: readonly (string | null | undefined)[]): string =>
  stamps.map((stamp) => stamp ?? '-').join(' ');
