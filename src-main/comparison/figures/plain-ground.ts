import type { Item, Scene } from './context';
import type { Meeting } from './meeting';
import { isPeople } from './roles';
import { sharesNames } from './surroundings';
import { unitNamed } from './units';

/**
 * What two figures have around them that makes it sure what they are, even in sentences that have little else in common:
 * `measure`: the same things in the same unit, “1,400 tonnes of barley”; `head`: the same words lead to both, “puts the
 * repair at”; `way`: the only lengths in two sentences that have no better counterpart, next to the same name; `plan`:
 * days on which the same is to come.
 */
export type PlainGround = 'measure' | 'head' | 'way' | 'plan';

/** Null when nothing of the kind makes it sure. Roles, rates, dates and places must have been compared before. */
export function plainGround(meeting: Meeting): PlainGround | null {
  const { f, g } = meeting;
  if (f.type === 'date') return isPlanned(meeting) ? 'plan' : null;
  if (f.unit !== g.unit || !['number', 'quantity', 'money'].includes(f.type)) return null;
  if (isMeasure(meeting)) return 'measure';
  if (f.unit === null || !onlyOne(meeting)) return null;
  if (headOf(meeting) >= 2 && sameEnd(meeting)) return 'head';
  return isWay(meeting) ? 'way' : null;
}

/** Numbers of these are names rather than amounts. */
const identifying = new Set(
  'block street avenue road floor route flight channel page chapter room quarter inning round district precinct gate'.split(
    ' ',
  ),
);

/** Both count the same; what has one or two letters is part of a name: “seven AK-47 rifles”. */
export const sameCounted = ({ f, g }: Meeting): boolean =>
  f.counted !== null && f.counted === g.counted && f.counted.length > 2 && !identifying.has(f.counted);

/** No other figure with that unit is in either passage. */
export const onlyOne = ({ f, g, sceneA, sceneB }: Meeting): boolean =>
  ![...sceneA.at.keys()].some((one) => one !== f && one.unit === f.unit) &&
  ![...sceneB.at.keys()].some((one) => one !== g && one.unit === g.unit);

function isMeasure(meeting: Meeting): boolean {
  const { f, alike, overlap, mutual, sceneA, sceneB } = meeting;
  // Games have many results.
  if (!sameCounted(meeting) || !sharesNames(meeting) || f.unit === 'score') return false;
  const shared = [...sceneA.words].filter((word) => sceneB.words.has(word)).length;
  if (f.unit !== null) return shared >= 4;
  if (isPeople(f.counted) || alike < 0.5) return false;
  return mutual ? shared >= 2 : shared >= 3 && overlap >= 0.6;
}

/** Words before a figure that may lead to it. */
const lead = 7;

/** How many words of those that lead to the figures are the same, in the same order; 0 if the nearest are not. */
function headOf({ sceneA, i, sceneB, j }: Meeting): number {
  const [one, other] = [leading(sceneA, i), leading(sceneB, j)];
  if (one[0] !== other[0]) return 0;
  let [count, from] = [0, 0];
  for (const word of one) {
    const at = other.indexOf(word, from);
    if (at < 0) continue;
    count++;
    from = at + 1;
  }
  return count;
}

/** Backwards, as far as the sentence goes on without a pause or another figure. */
function leading({ items }: Scene, at: number): string[] {
  const words: string[] = [];
  for (let n = at; n >= Math.max(0, at - lead); n--) {
    const item = items[n];
    if (!item || (item.figure && n !== at)) break;
    if (n !== at && item.weight === 1) words.push(item.word);
    if (item.pause) break;
  }
  return words;
}

/** Words after a figure that may say what it is for. */
const tail = 4;

/** “£3m on roads” and “£2m on schools” are led to by the same words, but not the same. */
function sameEnd({ sceneA, i, sceneB, j }: Meeting): boolean {
  const [one, other] = [trailing(sceneA, i), trailing(sceneB, j)];
  return one.length === 0 || other.length === 0 || one.some((word) => other.includes(word));
}

/** As far as the sentence goes on without a pause or another figure. */
function trailing({ items }: Scene, at: number): string[] {
  const words: string[] = [];
  for (const item of items.slice(at + 1, at + 1 + tail)) {
    if (item.figure || item.pause) break;
    if (item.weight === 1) words.push(item.word);
  }
  return words;
}

/** What is measured of a thing: neither its distance nor the way round. */
const dimension = /^(?:long|wid|high|deep|tall|thick|broad|length|width|height|depth)/;

function isWay(meeting: Meeting): boolean {
  const { f, mutual, sceneA, i, sceneB, j } = meeting;
  if (!mutual || unitNamed(f.unit)?.kind !== 'length') return false;
  const after = [...trailing(sceneA, i), ...trailing(sceneB, j)];
  if (after.some((word) => dimension.test(word))) return false;
  return shareNamed(before(sceneA, i), before(sceneB, j), 2);
}

const toCome = /^(?:expect|due|schedul|plann|intend)/;
/** Words before a day among which is said that it is to come. */
const planning = 5;

/** “Due on Thursday”, “expected on Friday”. Days on which something was, or was said, differ too easily by right. */
function isPlanned({ f, g, match, overlap, sceneA, i, sceneB, j }: Meeting): boolean {
  if (match.kind === 'same-topic' || overlap < 0.5) return false;
  if (f.day?.weekday === undefined || g.day?.weekday === undefined) return false;
  const sides = [before(sceneA, i), before(sceneB, j)] as const;
  if (!sides.every((items) => items.slice(-planning).some(({ word }) => toCome.test(word)))) return false;
  return shareNamed(...sides, 3) && onlyDate(sceneA) && onlyDate(sceneB);
}

const onlyDate = ({ at }: Scene): boolean =>
  [...at.keys()].filter(({ type }) => type === 'date').length === 1;

/** Words before a figure that tell what it belongs to. */
const reach = 12;
const before = ({ items }: Scene, at: number): Item[] => items.slice(Math.max(0, at - reach), at);

/** Both have so many words that say something, a name among them. */
function shareNamed(one: readonly Item[], other: readonly Item[], least: number): boolean {
  const [names, words] = [new Set<string>(), new Set<string>()];
  for (const { word, weight, name } of one) {
    const same = weight === 1 ? other.filter((item) => item.word === word) : [];
    if (same.length > 0) words.add(word);
    if (name && same.some((item) => item.name)) names.add(word);
  }
  return names.size > 0 && words.size >= least;
}
