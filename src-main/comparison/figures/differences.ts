import type { FigurePair, FigureSide, Match, Passage } from '#contract';
import type { ComparedText } from '../text';
import { agreementOf } from './agree';
import type { Agreement } from './agree';
import { likeness, sceneOf } from './context';
import type { Scene } from './context';
import type { Figure } from './figure';
import { lexiconOf } from './lexicon';
import { judge } from './judge';
import type { Judged } from './judge';
import type { Meeting } from './meeting';
import { groundOf } from './quantity';

/** A text with its figures, as `figuresOf` gives them. */
export interface Read extends ComparedText {
  figures: readonly Figure[];
}

/** Figures of one passage that are looked at; more of them in one sentence are a table or an attack. */
const most = 24;

/**
 * Figures about the same quantity in matched passages that are not the same: `differ`, or explained by rounding or by
 * the time of the report. Linear in the number of matches. Exchanging the texts exchanges `a` and `b`. Unless they are
 * about the same event (`sameEvent`), only what is copied or quoted is compared.
 */
export function differencesOf(a: Read, b: Read, matches: readonly Match[], sameEvent = true): FigurePair[] {
  const [scenesA, scenesB] = [scenes(a), scenes(b)];
  const meetings: Meeting[] = [];
  const isMutual = mutualOf(matches);
  for (const match of matches) {
    // Of two events, only what one has from the other can be the same with another figure.
    if (!sameEvent && match.kind !== 'copied' && match.kind !== 'quotation') continue;
    meetings.push(...meetingsOf(match, isMutual(match), scenesA(match.a), scenesB(match.b)));
  }
  const settled = bestEqual(meetings);
  const pairs = new Map<string, FigurePair>();
  for (const same of byMatch(meetings))
    for (const [meeting, judged] of claims(same, settled, { a, b })) {
      const pair = asPair(meeting, judged);
      const known = pairs.get(pair.id);
      if (!known || known.confidence < pair.confidence) pairs.set(pair.id, pair);
    }
  return [...pairs.values()].sort((x, y) => x.a.start - y.a.start || x.b.start - y.b.start);
}

/** Whether neither passage of a match has a better counterpart. */
function mutualOf(matches: readonly Match[]): (match: Match) => boolean {
  const keys = ({ a, b }: Match): string[] => [`a${a.start}-${a.end}`, `b${b.start}-${b.end}`];
  const best = new Map<string, number>();
  for (const match of matches)
    for (const key of keys(match)) best.set(key, Math.max(best.get(key) ?? 0, match.score));
  return (match) => keys(match).every((key) => match.score >= (best.get(key) ?? 0));
}

/** What is said of the figures of one match, each taken once. */
function claims(
  meetings: readonly Meeting[],
  settled: ReadonlyMap<Figure, number>,
  texts: { a: Read; b: Read },
): [Meeting, Judged][] {
  const taken = new Set<Figure>();
  const found: [Meeting, Judged][] = [];
  for (const meeting of meetings) {
    if (taken.has(meeting.f) || taken.has(meeting.g)) continue;
    const judged = judge(meeting, meetings, { settled, taken, texts });
    if (!judged) continue;
    taken.add(meeting.f).add(meeting.g);
    if (judged !== 'taken') found.push([meeting, judged]);
  }
  // Where several things are counted and none of them agrees, the two speak of different times or parts.
  const loose = found.filter(([, { ground }]) => ground === 'counted');
  const agrees = meetings.some(({ agreement }) => agreement === 'equal');
  return loose.length > 1 && !agrees ? found.filter((one) => !loose.includes(one)) : found;
}

/** The scene of each passage, made once. */
function scenes({ text, lang, figures }: Read): (passage: Passage) => Scene {
  const known = new Map<string, Scene>();
  const lexicon = lexiconOf(lang);
  return (passage) => {
    const key = `${passage.start}-${passage.end}`;
    const scene = known.get(key) ?? sceneOf(text, passage, figuresIn(figures, passage), lexicon);
    known.set(key, scene);
    return scene;
  };
}

/** By halving: the figures are in order. */
function figuresIn(figures: readonly Figure[], { start, end }: Passage): Figure[] {
  let [low, high] = [0, figures.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((figures[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const found: Figure[] = [];
  for (let i = low; i < figures.length && found.length < most; i++) {
    const figure = figures[i];
    if (!figure || figure.end > end) break;
    found.push(figure);
  }
  return found;
}

/** Every two figures of a match that can be compared, those that agree first, then by how alike their surroundings are. */
function meetingsOf(match: Match, mutual: boolean, sceneA: Scene, sceneB: Scene): Meeting[] {
  const meetings: Meeting[] = [];
  const overlap = overlapOf(sceneA.words, sceneB.words);
  for (const [f, i] of sceneA.at)
    for (const [g, j] of sceneB.at) {
      const agreement = agreementOf(f, g);
      if (agreement === 'unlike') continue;
      meetings.push({
        match,
        mutual,
        f,
        g,
        i,
        j,
        sceneA,
        sceneB,
        agreement,
        alike: likeness(sceneA, i, sceneB, j),
        overlap,
      });
    }
  return meetings.sort(
    (x, y) =>
      rank[x.agreement] - rank[y.agreement] ||
      y.alike - x.alike ||
      x.f.start + x.g.start - y.f.start - y.g.start,
  );
}

/** Few words say nothing. */
const fewest = 4;

function overlapOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  if (small.size < fewest) return 0;
  let shared = 0;
  for (const word of small) if (large.has(word)) shared++;
  return shared / small.size;
}

const rank: Record<Agreement, number> = { equal: 0, rounded: 1, differ: 2, unlike: 3 };

/** An equal figure of the same things settles what a figure is, however unlike the words around it. */
const settling = 0.9;

/** For each figure, how sure it is that the other text says the same somewhere. */
function bestEqual(meetings: readonly Meeting[]): ReadonlyMap<Figure, number> {
  const best = new Map<Figure, number>();
  for (const meeting of meetings) {
    if (meeting.agreement !== 'equal') continue;
    const { f, g } = meeting;
    const sure = groundOf(meeting) ? settling : meeting.alike;
    for (const figure of [f, g]) best.set(figure, Math.max(best.get(figure) ?? 0, sure));
  }
  return best;
}

function byMatch(meetings: readonly Meeting[]): Meeting[][] {
  const groups = new Map<Match, Meeting[]>();
  for (const meeting of meetings) {
    const group = groups.get(meeting.match);
    if (group) group.push(meeting);
    else groups.set(meeting.match, [meeting]);
  }
  return [...groups.values()];
}

function asPair({ match, f, g }: Meeting, { state, about, confidence }: Judged): FigurePair {
  const id = `${f.start}-${f.end}_${g.start}-${g.end}`;
  return { id, match: match.id, type: f.type, state, a: sideOf(f), b: sideOf(g), about, confidence };
}

const sideOf = ({ start, end, value, unit, counted }: Figure): FigureSide => ({
  ...{ start, end, value, unit: unit ?? counted },
});
