/**
 * Learnt by logistic regression on pairs linked by hand, with what speaks for a match held at 0 or more and what speaks
 * against it at 0 or less. One number for each feature, then the constant.
 */
export const firstWeights: readonly number[] = [
  3.783, 2.397, 0.678, 1.995, 0, 3.021, 0.594, 0.471, 0.679, 0.201, 0.889, 2.031, 0, 0, -1.671, 0, -4.305,
];
export const eventWeights: readonly number[] = [3.662, 1.64, 0, 0.715, 1.198, 2.122, 2.455, -5.051];
export const secondWeights: readonly number[] = [
  0.793, -0.179, -0.135, 0.094, 0.529, 0.802, -4.859, 1.856, -0.386,
];
