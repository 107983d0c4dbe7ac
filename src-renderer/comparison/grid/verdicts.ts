import { CircleSlash, Equal, EqualApproximately, EqualNot, type LucideIcon } from 'lucide-react';
import type { GridRow } from '#contract';
import { verdicts } from '#contract/comparing';

export type Verdict = NonNullable<GridRow['verdict']>;

/**
 * How the reader's judgements are called, with a sign for each, so that colour says nothing alone. Signs are drawn:
 * the typeface of the interface has none of its own.
 */
export const verdictNames: Record<Verdict, { name: string; sign: LucideIcon; means: string }> = {
  same: { name: 'Same', sign: Equal, means: 'They say the same' },
  partly: { name: 'Partly', sign: EqualApproximately, means: 'They agree in part' },
  conflicting: { name: 'Conflicting', sign: EqualNot, means: 'They contradict each other' },
  silent: { name: 'Silent', sign: CircleSlash, means: 'Others do not say it' },
};

/** In the order of the keys 1 to 4. */
export const verdictOrder: readonly Verdict[] = verdicts;
