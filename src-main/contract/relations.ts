/** How the first passage of a link stands to the second. */
export const relations = ['related', 'same-fact', 'adds', 'contradicts', 'quotes', 'corrects'] as const;

/** A relation as it reads from the first end of a link to the second, and from the second to the first. */
export const relationNames: Record<(typeof relations)[number], { to: string; from: string }> = {
  related: { to: 'related', from: 'related' },
  'same-fact': { to: 'same fact', from: 'same fact' },
  adds: { to: 'adds to', from: 'added to by' },
  contradicts: { to: 'contradicts', from: 'contradicted by' },
  quotes: { to: 'quotes', from: 'quoted by' },
  corrects: { to: 'corrects', from: 'corrected by' },
};
