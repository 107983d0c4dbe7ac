import { agreementOf } from './agree';
import type { Scene } from './context';
import type { Figure } from './figure';
import type { Meeting } from './meeting';
import { units } from './units';

/** Words on each side of a figure in which names and places are sought. */
const reach = 7;

/** Names next to both figures, and none of them the same: different people or places. */
export function sameNames({ sceneA, i, sceneB, j }: Meeting): boolean {
  return meet(namesIn(sceneA, i - reach, i + reach), namesIn(sceneB, j - reach, j + reach));
}

/** Not: both passages name someone, and nobody that the other names. The first word of a sentence may be a name as well. */
export function sharesNames({ sceneA, sceneB }: Meeting): boolean {
  const all = ({ items }: Scene): Set<string> =>
    new Set(items.flatMap(({ word, name, initial }) => (name || initial ? [word] : [])));
  return meet(all(sceneA), all(sceneB));
}

const meet = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === 0 || other.size === 0 || [...one].some((name) => other.has(name));

function namesIn({ items }: Scene, from: number, to: number): Set<string> {
  const names = new Set<string>();
  for (let n = Math.max(0, from); n <= to && n < items.length; n++) {
    const item = items[n];
    if (item?.name) names.add(item.word);
  }
  return names;
}

/** “Around” is read as “about”. */
const placing = new Set('in across at near from throughout within of about'.split(' '));

/** As `sceneOf` writes them. */
const areas = new Set(
  'country provinc province state region district city town villag village island county nation world'.split(
    ' ',
  ),
);

/** “Across Asia”, “in Sumatra”: the same may be counted in different places. */
export const sameScope = ({ sceneA, i, sceneB, j }: Meeting): boolean =>
  meet(scopeAt(sceneA, i), scopeAt(sceneB, j));

/** The names after a word like “in”, as far as the next figure. */
function scopeAt({ items }: Scene, at: number): Set<string> {
  const names = new Set<string>();
  let placed = false;
  for (let n = at + 1; n <= at + reach; n++) {
    const item = items[n];
    // “In 14 countries”.
    if (!item || (item.figure && !placed)) break;
    if (placing.has(item.word)) placed = true;
    else if (placed && (item.name || areas.has(item.word))) names.add(item.word);
    else if (!item.name && !item.figure && item.weight === 1) placed = false;
  }
  return names;
}

/** The dates next to both figures, if both have one, are the same: a toll of 2004 is not one of Tuesday. */
export function sameDates(meeting: Meeting): boolean {
  const [one, other] = datesNear(meeting);
  return !one || !other || ['equal', 'rounded'].includes(agreementOf(one, other));
}

export const datesNear = ({ sceneA, i, sceneB, j }: Meeting): [Figure | null, Figure | null] => [
  dateNear(sceneA, i),
  dateNear(sceneB, j),
];

function dateNear({ items, at }: Scene, place: number): Figure | null {
  let nearest: Figure | null = null;
  let least = Infinity;
  for (const [figure, n] of at) {
    const apart = Math.abs(n - place);
    if (figure.type !== 'date' || n === place || apart >= least || !items[n]) continue;
    [nearest, least] = [figure, apart];
  }
  return nearest;
}

/** Both, or neither, are by the day, the game and so on: “a day”, “per head”, “each”. */
export const sameRate = ({ sceneA, i, sceneB, j }: Meeting): boolean =>
  isRate(sceneA, i) === isRate(sceneB, j);

function isRate({ items }: Scene, at: number): boolean {
  for (let n = at + 1; n <= at + 4; n++) {
    const word = items[n]?.word ?? '';
    if (/^(?:per|each|every|averag|pro|par|por)$/.test(word)) return true;
    if (
      /^an?$/.test(word) &&
      (/^game$|^head$/.test(items[n + 1]?.word ?? '') || units.has(items[n + 1]?.word ?? ''))
    )
      return true;
  }
  return false;
}

const furniture = /^(?:updat|post|publish|print|modifi|edit|[a-z]{1,2}|gmt|utc|[ecmp][sd]t|hrs)$/;

/** Says something besides figures: the line with the date of an article does not. */
export function saysSomething({ words }: Scene): boolean {
  let content = 0;
  for (const word of words) if (!furniture.test(word) && ++content === 2) return true;
  return false;
}
