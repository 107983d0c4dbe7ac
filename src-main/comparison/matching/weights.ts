/**
 * Learnt by logistic regression on pairs linked by hand and on pairs made from one text; what speaks for a match was held
 * at 0 or more and what speaks against it at 0 or less, so that each explanation reads the right way round. One number
 * for each feature, in their order, then the constant.
 */
export const firstWeights: readonly number[] = [
  3.498, 1.971, 2.431, 1.76, 0.295, 3.019, 0.869, 0.197, 0.232, 0.182, 1.247, 3.055, 4.752, 0.431, -1.277,
  -2.076, -5.195,
];
export const eventWeights: readonly number[] = [2.291, 1.435, 2.631, 1.116, 0.936, 2.577, 2.439, -6.672];
export const secondWeights: readonly number[] = [0.908, -0.213, 0.316, 0.972, -4.786, 1.795, -0.01];
