/**
 * Number of the cleaning rules. It goes up by one with every release that cleans differently, so that articles cleaned
 * by older rules can be told apart and cleaned again.
 */
export const rulesVersion = 1;
