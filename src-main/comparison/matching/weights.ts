/**
 * Learnt by logistic regression on pairs linked by hand and on pairs made from one text; what speaks for a match was held
 * at 0 or more and what speaks against it at 0 or less, so that each explanation reads the right way round. One number
 * for each feature, in their order, then the constant.
 */
export const firstWeights: readonly number[] = [
  3.522, 1.789, 2.328, 1.76, 0.289, 3.269, 1.213, 0.27, 0.319, 0.22, 1.533, 3.122, 4.914, 0.467, 0, 0, -1.624,
  -0.071, -2.039, -5.463,
];
export const eventWeights: readonly number[] = [2.33, 1.401, 2.672, 0, 1.132, 0.963, 2.566, 2.305, 0, -6.617];
export const secondWeights: readonly number[] = [0.901, 0, -0.157, 0, 0.389, 0.94, -4.286, 1.688, -0.094];
