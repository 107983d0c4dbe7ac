import type { ComparisonMark } from '#contract';

/** What can be marked, what it is called, and what that means; in the order of the bar. */
export const markLabels: readonly (readonly [mark: ComparisonMark, label: string, tip: string])[] = [
  ['shared', 'Shared', 'Sentences, in all open articles, with a counterpart in another'],
  ['only-here', 'Only here', 'Sentences, in all open articles, for which no counterpart was found'],
  ['differ', 'Figures differ', 'Figures about the same that are not the same; each counts once'],
  ['quotation', 'Quotes', 'Utterances that several quote; each counts once'],
  ['copied', 'Copied text', 'Sentences, in all open articles, that stand in another word for word or nearly'],
];
