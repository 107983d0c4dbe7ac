/** How the first passage of a link stands to the second. */
export const relations = ['related', 'same-fact', 'adds', 'contradicts', 'quotes', 'corrects'] as const;
