/**
 * The meanings of a highlight that a new library starts with. `colour` names a pair of theme tokens, `line` the
 * second mark, so that colour is never the only sign. Users may rename them; the ids stay.
 */
export const defaultCategories = [
  { id: 'claim', name: 'Claim', colour: 'yellow', line: 'solid' },
  { id: 'figure', name: 'Figure', colour: 'green', line: 'double' },
  { id: 'quote', name: 'Quote', colour: 'blue', line: 'dotted' },
  { id: 'doubt', name: 'Doubt', colour: 'red', line: 'wavy' },
  { id: 'background', name: 'Background', colour: 'grey', line: 'dashed' },
  { id: 'follow-up', name: 'To follow up', colour: 'violet', line: 'thick' },
] as const;

export const categoryColours = [
  'yellow',
  'green',
  'blue',
  'red',
  'grey',
  'violet',
  'orange',
  'teal',
  'pink',
] as const;
export const categoryLines = ['solid', 'double', 'dotted', 'wavy', 'dashed', 'thick'] as const;
