import type { FigurePair, Match } from '#contract';
import type { Agreement } from './agree';
import type { Scene } from './context';
import type { Figure } from './figure';
import { isPeople, roleAt } from './roles';

/** Two figures in the two passages of a match that can be compared. */
export interface Meeting {
  match: Match;
  f: Figure;
  g: Figure;
  sceneA: Scene;
  sceneB: Scene;
  /** Where they stand in the scenes. */
  i: number;
  j: number;
  agreement: Agreement;
  /** 0 to 1: how alike the words around them are. */
  alike: number;
}

export interface Judged {
  state: FigurePair['state'];
  about: string;
  confidence: number;
}

export interface Texts {
  a: { text: string; published: string | null };
  b: { text: string; published: string | null };
}

/** From here on the surroundings alone say that two figures are about the same. */
const sameWords = 0.6;
/** How much better the surroundings must fit than those of an equal figure elsewhere. */
const margin = 0.08;

/** What is to be said of two figures: `taken` when they are the same, null when they are not for sure about the same. */
export function judge(
  meeting: Meeting,
  others: readonly Meeting[],
  settled: ReadonlyMap<Figure, number>,
  texts: Texts,
): Judged | 'taken' | null {
  const { match, f, g, agreement, alike } = meeting;
  if (agreement === 'equal') return 'taken';
  if (match.kind === 'same-topic') return agreement === 'rounded' ? 'taken' : null;
  const equalElsewhere = Math.max(settled.get(f) ?? 0, settled.get(g) ?? 0);
  const isSettled = settled.has(f) || settled.has(g);
  const about = aboutOf(meeting, texts.a.text);
  if (agreement === 'rounded') {
    if (isSettled || !sameQuantity(meeting, 0.3)) return 'taken';
    return { state: 'rounded', about, confidence: confidenceOf(meeting) };
  }
  if (isSettled && alike < equalElsewhere + margin) return null;
  if (contradicted(meeting)) return null;
  if (alike >= sameWords ? nameless(meeting) : !isSettled && inOtherWords(meeting, others)) {
    const state = laterReport(meeting, texts) ? 'other-time' : 'differ';
    return { state, about, confidence: confidenceOf(meeting) };
  }
  return null;
}

const confidenceOf = ({ alike }: Meeting): number => Math.round((0.5 + 0.5 * Math.min(1, alike)) * 100) / 100;

/** In other words: the same must be counted, or the same have happened to them, and something else be shared. */
function inOtherWords(meeting: Meeting, others: readonly Meeting[]): boolean {
  const { f, g } = meeting;
  if (f.type === 'date' || f.type === 'time' || f.unit === 'ordinal') return false;
  if (!sameQuantity(meeting, 0.3)) return false;
  // Another figure that may as well be meant: no claim.
  const rivals = others.filter(
    (other) => other !== meeting && (other.f === f || other.g === g) && other.agreement === 'differ',
  );
  return rivals.every((rival) => !sameQuantity(rival, 0.3) || rival.alike < meeting.alike - 0.15);
}

/** Something else happened to those who are counted, or they are counted in another place. */
function contradicted({ sceneA, i, sceneB, j }: Meeting): boolean {
  const [role, other] = [roleAt(sceneA, i), roleAt(sceneB, j)];
  return (role !== null && other !== null && role !== other) || !sameScope(sceneA, i, sceneB, j);
}

/** Whether two figures are of the same quantity, as far as the words around them say. */
function sameQuantity(meeting: Meeting, least: number): boolean {
  const { alike } = meeting;
  return alike >= sameWords || sameCounted(meeting, least);
}

/** By what is counted and what happened to it. */
export function sameCounted({ f, g, i, j, sceneA, sceneB, alike }: Meeting, least: number): boolean {
  if (!sameScope(sceneA, i, sceneB, j)) return false;
  const [role, other] = [roleAt(sceneA, i), roleAt(sceneB, j)];
  if (
    f.unit === null &&
    role !== null &&
    role === other &&
    (f.counted === g.counted || (isPeople(f.counted) && isPeople(g.counted)))
  )
    return true;
  if (role !== other || !sameNames(sceneA, i, sceneB, j)) return false;
  return f.counted !== null && f.counted === g.counted && alike >= least;
}

/** Names next to both figures, and none of them the same: different people or places. */
function sameNames(a: Scene, i: number, b: Scene, j: number): boolean {
  const [one, other] = [namesAt(a, i), namesAt(b, j)];
  return one.size === 0 || other.size === 0 || [...one].some((name) => other.has(name));
}

const placing = new Set('in across at near from throughout within of around'.split(' '));

/** “Across Asia”, “in Sumatra”: the same is counted in different places. */
function sameScope(a: Scene, i: number, b: Scene, j: number): boolean {
  const [one, other] = [scopeAt(a, i), scopeAt(b, j)];
  return one.size === 0 || other.size === 0 || [...one].some((name) => other.has(name));
}

/** The names after a word like “in”, as far as the next figure. */
function scopeAt({ items }: Scene, at: number): Set<string> {
  const names = new Set<string>();
  let placed = false;
  for (let n = at + 1; n <= at + reach && items[n] && !items[n]?.figure; n++) {
    const item = items[n];
    if (item && placing.has(item.word)) placed = true;
    else if (item?.name && placed) names.add(item.word);
    else if (item && !item.name && item.weight === 1) placed = false;
  }
  return names;
}

function nameless({ sceneA, i, sceneB, j, f, alike }: Meeting): boolean {
  return f.type !== 'age' || alike > 0.85 || sameNames(sceneA, i, sceneB, j);
}

const reach = 7;

function namesAt({ items }: Scene, at: number): Set<string> {
  const names = new Set<string>();
  for (let n = at - reach; n <= at + reach; n++) {
    const item = items[n];
    if (item?.name) names.add(item.word);
  }
  return names;
}

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
