/**
 * What speaks for a line to be part of the article (above 0) and against it: for lines of prose, and for all others
 * (headings, list items, titles, labels). Learnt by logistic regression from lines of whole saved pages and of articles
 * with furniture around them, news and others, in several languages; checked on sites that it was not learnt from.
 */
export const lineWeights = {
  bias: { prose: -1, other: -2.3 },
  length: { prose: 0.7, other: -0.4 },
  long: { prose: 0.4, other: 0.8 },
  longProse: { prose: 0.3, other: 0 },
  oneOrTwo: { prose: 0, other: -0.7 },
  few: { prose: 0, other: -0.3 },
  sentence: { prose: 0.3, other: 0.5 },
  several: { prose: -0.1, other: 0.2 },
  lowerCase: { prose: -0.1, other: 0.7 },
  breaksOff: { prose: -1.9, other: -0.3 },
  colon: { prose: 0.1, other: 1 },
  quote: { prose: 1.1, other: 0.1 },
  item: { prose: -0.4, other: 1.7 },
  date: { prose: 0, other: -1.7 },
  copy: { prose: -2.8, other: -0.5 },
  group: { prose: -2.1, other: 0.8 },
  shortGroup: { prose: -1.5, other: -0.7 },
  short: { prose: 0, other: 0.4 },
  shortAround: { prose: -0.3, other: 0.5 },
  proseJustBefore: { prose: 0.8, other: 0.4 },
  proseJustAfter: { prose: 1, other: 0.6 },
  proseNearBefore: { prose: 0.7, other: 0 },
  proseNearAfter: { prose: 0.3, other: 0.1 },
  proseBefore: { prose: 1.7, other: 1.5 },
  proseAfter: { prose: 0.5, other: 1.7 },
  dateBefore: { prose: -0.5, other: -0.4 },
  dateAfter: { prose: -0.5, other: -1.6 },
  furnitureBefore: { prose: -2.9, other: -4 },
  furnitureAfter: { prose: -0.7, other: -2.6 },
  sharedWords: { prose: 0.9, other: 1.2 },
  manyShared: { prose: 1.1, other: 0.2 },
  place: { prose: -2.1, other: -1.2 },
  beforeAllProse: { prose: 0.3, other: -1.3 },
  afterAllProse: { prose: 0, other: 1.5 },
  afterCommentsLine: { prose: -1.9, other: -0.6 },
  afterComments: { prose: -4.6, other: -2 },
};

export type LineFeature = keyof typeof lineWeights;
