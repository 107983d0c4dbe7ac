import type { SharedQuotation } from '#contract';
import type { TextPair } from '../text/pair';
import type { WordLinks } from '../text/words';

/** What two texts quote both. */
export interface SharedQuotations {
  quotations: SharedQuotation[];
  same: WordLinks;
}

export function quotationsOf(_pair: TextPair): SharedQuotations {
  return { quotations: [], same: { a: [], b: [] } };
}
