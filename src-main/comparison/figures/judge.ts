import type { FigurePair } from '#contract';
import type { Day, Figure } from './figure';
import type { Meeting } from './meeting';
import { groundOf, topicGround, wordsSuffice } from './quantity';
import type { Ground } from './quantity';
import { roleAt, sameGroup } from './roles';
import { datesNear, sameDates, sameNames, sameRate, sameScope, saysSomething } from './surroundings';

export interface Judged {
  state: FigurePair['state'];
  about: string;
  confidence: number;
  /** Null where the words around the figures are the same. */
  ground: Ground | null;
}

export interface Texts {
  a: { text: string; published: string | null };
  b: { text: string; published: string | null };
}

/** What is known when two figures are judged. */
export interface Known {
  /** How sure it is that the other text has the same figure. */
  settled: ReadonlyMap<Figure, number>;
  /** Figures of the match that belong to another already. */
  taken: ReadonlySet<Figure>;
  texts: Texts;
}

/** How much better the surroundings must fit than those of an equal figure elsewhere. */
const margin = 0.08;
/** Of the words of a sentence, so many are in another that says the same with its parts moved. */
const sameSentence = 0.75;
const fairlyAlike = 0.35;
/** Passages of one topic are compared only where one is nearly a copy of the other around the figure. */
const nearCopy = 0.75;

/**
 * What is to be said of two figures: `taken` when they are the same, null when they are not for sure about the same.
 */
export function judge(
  meeting: Meeting,
  others: readonly Meeting[],
  { settled, taken, texts }: Known,
): Judged | 'taken' | null {
  const { match, f, g, agreement, alike, sceneA, sceneB } = meeting;
  if (agreement === 'equal') return 'taken';
  const alone = isAlone(meeting, others, taken);
  const copied = match.kind === 'same-topic' ? alike >= nearCopy : wordsSuffice(meeting);
  const ground = copied ? null : match.kind === 'same-topic' ? topicGround(meeting) : groundOf(meeting);
  const known = Math.max(settled.get(f) ?? -1, settled.get(g) ?? -1);
  const judged = { about: aboutOf(meeting, texts.a.text), confidence: confidenceOf(meeting), ground };
  if (agreement === 'rounded')
    return known >= 0 || (!copied && !ground && !alone) ? 'taken' : { ...judged, state: 'rounded' };
  if (alike < known + margin || contradicted(meeting) || !saysSomething(sceneA) || !saysSomething(sceneB))
    return null;
  if (copied ? !samePerson(meeting) : known >= 0 || !(alone || inOtherWords(meeting, ground, others)))
    return null;
  return { ...judged, state: laterReport(meeting, texts) ? 'other-time' : 'differ' };
}

const confidenceOf = ({ alike }: Meeting): number => Math.round((0.5 + 0.5 * Math.min(1, alike)) * 100) / 100;

/** One passage has nearly all words of the other, moved about, and of its kind only this figure is left on both sides. */
function isAlone(meeting: Meeting, others: readonly Meeting[], taken: ReadonlySet<Figure>): boolean {
  const { f, g, match, overlap, alike } = meeting;
  if (overlap < sameSentence || match.kind === 'same-topic' || f.unit !== g.unit) return false;
  if (f.type === 'time' && alike < fairlyAlike) return false;
  if (f.type !== 'date' && !sameThing(meeting)) return false;
  return !others.some(
    (other) =>
      other !== meeting &&
      (other.f === f || other.g === g) &&
      !(other.f === f ? taken.has(other.g) : taken.has(other.f)),
  );
}

/** As far as their nouns, rates and sizes go. */
function sameThing(meeting: Meeting): boolean {
  const { f, g, alike } = meeting;
  if (!sameGroup(f.counted, g.counted) || !sameRate(meeting)) return false;
  if (Math.max(f.high, g.high) > widest.role * Math.max(1e-9, Math.min(f.low, g.low))) return false;
  return alike >= fairlyAlike || (f.counted !== null && f.counted === g.counted);
}

/** How many times as large one figure may be: beyond, something else is counted. */
const widest: Record<Ground, number> = {
  ...{ role: 60, counted: 5, unit: 3 },
  ...{ measure: 2, head: 2, way: 1.5, plan: Infinity },
};

/** In other words: no other figure may as well be meant, and both are of one size. */
function inOtherWords(meeting: Meeting, ground: Ground | null, others: readonly Meeting[]): boolean {
  const { f, g } = meeting;
  if (ground === 'plan') return true;
  if (!ground || f.type === 'date' || f.type === 'time' || f.unit === 'ordinal') return false;
  if (Math.max(f.high, g.high) > widest[ground] * Math.max(1e-9, Math.min(f.low, g.low))) return false;
  const rivals = others.filter(
    (other) => other !== meeting && (other.f === f || other.g === g) && other.agreement === 'differ',
  );
  return rivals.every((rival) => rival.alike < meeting.alike - 0.15 || groundOf(rival) === null);
}

/** Where the words are so much the same, another date is a change as well, not another quantity. */
const verbatim = 0.9;

/** Something else happened to those who are counted, or they are counted in another place, at another time. */
function contradicted(meeting: Meeting): boolean {
  const { f, g, sceneA, i, sceneB, j, alike } = meeting;
  const [role, other] = [roleAt(sceneA, i), roleAt(sceneB, j)];
  if ((role !== null && other !== null && role !== other) || !sameScope(meeting)) return true;
  if (f.day && g.day && !sameParts(f.day, g.day)) return true;
  if (f.type !== 'date' && !sameDates(meeting)) {
    const [one, another] = datesNear(meeting);
    if (alike < verbatim || !one?.day || !another?.day || !sameParts(one.day, another.day)) return true;
  }
  return !sameRate(meeting);
}

/** “2004” and “2 July 2013” say different things, even where both are dates. */
const sameParts = (one: Day, other: Day): boolean =>
  (['year', 'month', 'day', 'weekday'] as const).every(
    (part) => (one[part] === undefined) === (other[part] === undefined),
  );

/** Ages are of one person, unless the words are nearly all the same. */
const samePerson = (meeting: Meeting): boolean =>
  meeting.f.type !== 'age' || meeting.alike > 0.85 || sameNames(meeting);

/** More in the later of two reports, of something that grows while it is counted. */
function laterReport({ f, g, i, sceneA, sceneB, j }: Meeting, { a, b }: Texts): boolean {
  if (f.type !== 'number' || !a.published || !b.published) return false;
  const [one, other] = [Date.parse(a.published), Date.parse(b.published)];
  if (Number.isNaN(one) || Number.isNaN(other) || Math.abs(one - other) < 3 * 3_600_000) return false;
  const growing = roleAt(sceneA, i) !== null && roleAt(sceneB, j) !== null;
  return growing && (one < other ? f.low < g.low : g.low < f.low);
}

/** What the figures are about, in the words of the first text: the words after the first that both have, or before. */
function aboutOf({ sceneA, i, sceneB, f }: Meeting, text: string): string {
  const { items } = sceneA;
  const shared = [items[i + 1], items[i + 2], items[i + 3], items[i - 1], items[i - 2], items[i - 3]];
  const found = shared.find(
    (item) => item && !item.figure && item.weight === 1 && sceneB.words.has(item.word),
  );
  if (found) return text.slice(found.start, found.end);
  return f.counted ?? '';
}
