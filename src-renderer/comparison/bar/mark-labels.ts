import type { ComparisonMark } from '#contract';

/** What can be marked, what it is called, and what that means; in the order of the bar. */
export const markLabels: readonly (readonly [mark: ComparisonMark, label: string, tip: string])[] = [
  ['shared', 'Shared', 'Passages that report the same fact'],
  ['only-here', 'Only here', 'Sentences for which no counterpart was found'],
  ['differ', 'Figures differ', 'Figures about the same that are not the same'],
  ['quotation', 'Quotes', 'Words that both quote'],
  ['copied', 'Copied text', 'Text that stands in both, word for word or nearly'],
];
