import type { Item, Scene } from './context';
import { fold } from './tokens';

/** What happened to those who are counted, by the beginnings of the words for it; German, French and Spanish too. */
const beginnings: [role: string, words: string][] = [
  [
    'killed',
    'kill dead death dying died dies perish fatal slain tote toten getotet gestorben mort tue muert fallec',
  ],
  ['injured', 'injur wound hurt verletz bless herid'],
  ['missing', 'missing vermiss disparu desaparecid'],
  ['arrested', 'arrest detain custod festgenommen verhaft deten'],
  ['evacuated', 'evacu evaku'],
  ['displaced', 'displac homeless obdachlos'],
  ['infected', 'infect infiz'],
  ['rescued', 'rescu gerettet'],
  ['gathered', 'gather attend march protest demonstrat rally rallied crowd join'],
  ['damaged', 'damag destroy flatten collaps zerstor'],
  ['seized', 'seiz confiscat beschlagnahm'],
];
const table = beginnings.flatMap(([role, words]) =>
  words.split(' ').map((word): [string, string] => [word, role]),
);
const ofThings = new Set(['damaged', 'seized']);

/** The role that a word names, or null. */
export function roleOf(word: string): string | null {
  if (word === 'die') return 'killed';
  for (const [start, role] of table) if (word.startsWith(start)) return role;
  return null;
}

const people = new Set(
  `person people individual man woman child boy girl resident villager civilian soldier officer protester worker victim passenger
  migrant refugee student patient survivor casualty body militant policeman mensch personne persona victime victima`
    .split(/\s+/)
    .filter(Boolean),
);

/** Whether a counted noun names people; nothing counted may be people as well: “dozens were hurt”. */
export const isPeople = (counted: string | null): boolean =>
  counted === null || people.has(counted) || roleOf(counted) !== null;

/** Some of those who were hit: six children may be among eleven people. */
const some = new Set('man woman child boy girl soldier officer student policeman militant'.split(' '));
export const sameGroup = (one: string | null, other: string | null): boolean =>
  one === other || !(some.has(one ?? '') || some.has(other ?? ''));

/** How far from a figure its role may stand. */
const reach = 6;
/** What a figure has to do with a word beyond these is not sure. */
const walls = new Set('and but or of in on by for from after before who that which during as'.split(' '));
/** Those who are said to have done it, not to have suffered it. */
const blamed = /^(?:accus|suspect|charg|convict|alleg|jail)/;

/**
 * What happened to those that a figure counts: `killed` in “killed at least five people”. Where no word near it tells,
 * people are those to whom the only thing happened that the passage tells of, unless it is told of others.
 */
export function roleAt(scene: Scene, at: number): string | null {
  const known = scene.roles.get(at);
  if (known !== undefined) return known;
  const counted = scene.items[at]?.figure?.counted ?? null;
  const role = roleNear(scene, at) ?? (counted !== null && people.has(counted) ? onlyRole(scene) : null);
  scene.roles.set(at, role);
  return role;
}

/** Words beyond a comma, “and” or another figure do not tell. */
function roleNear({ items }: Scene, at: number): string | null {
  // A mother of twelve.
  if (items[at - 1]?.word === 'of') return null;
  let [right, left] = [true, true];
  for (let n = 1; n <= reach; n++) {
    const [after, before] = [items[at + n], items[at - n]];
    right &&= isOpen(after) && !after?.pause;
    left &&= isOpen(before) && !items[at - n + 1]?.pause;
    const role = (right && roleIn(after)) || (left && roleIn(before));
    if (role) return role;
  }
  return null;
}

const isOpen = (item: Item | undefined): boolean =>
  item !== undefined && item.figure === null && !walls.has(item.word) && !blamed.test(item.word);
const roleIn = (item: Item | undefined): string | null =>
  item && !item.figure && !people.has(item.word) ? roleOf(fold(item.word)) : null;

function onlyRole(scene: Scene): string | null {
  if (scene.items.some(({ word }) => blamed.test(word))) return null;
  const roles = new Set(scene.items.map(roleIn).filter((role) => role !== null && !ofThings.has(role)));
  const [only] = roles;
  if (roles.size !== 1 || !only) return null;
  return [...scene.at.values()].some((at) => roleNear(scene, at) === only) ? null : only;
}
