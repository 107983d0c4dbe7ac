/** How two matched passages stand to each other. `same-topic` is a mention only: never said to be the same fact. */
export const matchKinds = ['quotation', 'copied', 'same-fact', 'same-topic'] as const;

/** What two passages have in common, as the answer to “why?” says it. */
export const evidenceTypes = ['quotation', 'run', 'name', 'figure', 'date', 'word', 'context'] as const;

/** What two figures about the same thing are. */
export const figureTypes = [
  'number',
  'percent',
  'money',
  'date',
  'time',
  'duration',
  'age',
  'person',
  'place',
] as const;

/** `rounded` and `other-time` (reported at different times) are shown as such and are no differences. */
export const figureStates = ['differ', 'rounded', 'other-time'] as const;

/** What became of a sentence when it was sought in another article. `not-compared`: a dateline, a menu line, a caption again. */
export const sentenceStates = ['shared', 'partly', 'unsure', 'only-here', 'not-compared'] as const;

/** The reader's own judgement on a row of the claim grid. */
export const verdicts = ['same', 'partly', 'conflicting', 'silent'] as const;

/** What of a comparison is marked in the texts. */
export const comparisonMarks = ['shared', 'only-here', 'differ', 'quotation', 'copied'] as const;
