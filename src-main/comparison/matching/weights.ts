/**
 * Learnt by logistic regression on pairs linked by hand and on pairs made from one text; what speaks for a match was held
 * at 0 or more and what speaks against it at 0 or less, so that each explanation reads the right way round. One number
 * for each feature, in their order, then the constant.
 */
export const firstWeights: readonly number[] = [
  3.743, 1.595, 2.161, 1.805, 0.37, 3.475, 1.192, 0.472, 0.242, 0.236, 1.445, 3.076, 5.157, 0, 0, -1.834,
  -0.012, -5.519,
];
export const eventWeights: readonly number[] = [4.04, 1.817, 0, 1.307, 1.234, 2.258, 1.279, -4.387];
export const secondWeights: readonly number[] = [
  0.895, -0.027, -0.176, 0, 0.438, 0.944, -4.036, 1.939, -0.536,
];
