import type { GridRow } from '#contract';
import { verdicts } from '#contract/comparing';

export type Verdict = NonNullable<GridRow['verdict']>;

/** How the reader's judgements are called, with a sign for each, so that colour says nothing alone. */
export const verdictNames: Record<Verdict, { name: string; sign: string; means: string }> = {
  same: { name: 'Same', sign: '=', means: 'They say the same' },
  partly: { name: 'Partly', sign: '≈', means: 'They agree in part' },
  conflicting: { name: 'Conflicting', sign: '≠', means: 'They contradict each other' },
  silent: { name: 'Silent', sign: '∅', means: 'Others do not say it' },
};

/** In the order of the keys 1 to 4. */
export const verdictOrder: readonly Verdict[] = verdicts;
