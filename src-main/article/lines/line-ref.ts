import { type BlockEdit, type LineRef, limits } from '#contract';

/** Reason of a line that the reader took out. */
export const byReader = 'removed by you';

/** The words of a line as an edit names them: one space for each gap, one form for each character. */
export function lineText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFC')
    .slice(0, limits.line);
}

/** Lines by name: `nth` counts those that say the same. */
export function named(texts: readonly string[]): LineRef[] {
  const counts = new Map<string, number>();
  return texts.map((text) => {
    const nth = counts.get(text) ?? 0;
    counts.set(text, nth + 1);
    return { text, nth };
  });
}

/** Looks up what the reader decided about a line; the last decision counts. */
export function decisions(edits: readonly BlockEdit[]): (line: LineRef) => BlockEdit['action'] | null {
  const keyOf = ({ text, nth }: LineRef): string => `${nth} ${lineText(text)}`;
  const actions = new Map(edits.map((edit) => [keyOf(edit), edit.action]));
  return (line) => actions.get(keyOf(line)) ?? null;
}
