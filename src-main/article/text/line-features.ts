import { bare, isProse, type Block } from '../rules/block';
import { isDateLine } from '../rules/phrases';
import { kindOfLine, kindOfStart } from '../words';
import type { Kind } from '../words/words';
import type { LineFeature } from './line-weights';

/** What a line looks like, alone and among its neighbours; every number lies between 0 and 1. */
export type Features = Record<LineFeature, number>;

export interface JudgedLine {
  features: Features;
  /** Sentences of some length; other lines are judged by other weights. */
  prose: boolean;
}

/** Lines to either side that count as surroundings. */
const near = 3;
const far = 10;

/** The kind of furniture that a line is or begins like, or null; longer lines are somebody's sentences. */
export function furnitureOf({ text, words }: Block): Kind | null {
  if (words > 45) return null;
  return (words <= 8 ? kindOfLine(text) : null) ?? kindOfStart(text);
}

/** @param groups the stretch between empty lines that each block stands in. */
export function judgeLines(blocks: readonly Block[], groups: readonly number[]): JudgedLine[] {
  const kinds = blocks.map(furnitureOf);
  const prose = blocks.map((b, i) => (isProse(b) && b.words >= 12 && kinds[i] === null ? b.words : 0));
  const short = blocks.map((b, i) => Number(prose[i] === 0 && b.words < 15));
  const dates = blocks.map((b) => Number(isDateLine(b.text)));
  const furniture = kinds.map((kind) => Number(kind !== null && kind !== 'caption' && kind !== 'date'));
  const texts = blocks.map((b) => bare(b.text));
  const copies = countOf(texts);
  const vocabularies = blocks.map((b) => contentWords(b.text));
  const used = countOf(vocabularies.filter((_, i) => at(prose, i) > 0).flatMap((words) => [...words]));
  const proseBefore = runningSum(prose);
  const commentsBefore = runningSum(blocks.map((b) => Number(isCommentHead(b))));
  const shortBefore = runningSum(short);
  const allProse = proseBefore.at(-1) ?? 0;
  const inGroup = membersOf(groups);
  let comments = false;

  return blocks.map((block, i) => {
    const { text, words } = block;
    const own = at(prose, i);
    const before = at(proseBefore, i);
    if (kinds[i] === 'comments' && before > allProse * 0.1) comments = true;
    const { first, count } = inGroup.get(groups[i] ?? 0) ?? { first: i, count: 1 };
    const vocabulary = vocabularies[i] ?? new Set<string>();
    const shared = [...vocabulary].filter((word) => (used.get(word) ?? 0) > Number(own > 0)).length;
    const features: Features = {
      bias: 1,
      length: upTo(60, words),
      long: Number(words >= 30),
      longProse: Number(own >= 25),
      oneOrTwo: Number(words <= 2),
      few: Number(words >= 3 && words <= 5),
      sentence: Number(/[.!?…。！？।]["”’'»)\]]*$/u.test(text)),
      several: Number(/\p{L}{2}[.!?]["”’'»)]*\s*["“]?\p{Lu}|[。！？]./u.test(text)),
      lowerCase: shareOfLowerCase(text),
      breaksOff: Number(/(?:…|\.\.\.|\[…\])$/.test(text)),
      colon: Number(text.endsWith(':')),
      quote: Number(/^["“„«‘]/.test(text)),
      item: Number(/^(?:[-•*–]|\d{1,2}[.)])\s/.test(text)),
      date: at(dates, i),
      copy: Number((copies.get(texts[i] ?? '') ?? 0) > 1),
      group: upTo(20, count - 1),
      shortGroup: count > 1 ? (at(shortBefore, first + count) - at(shortBefore, first)) / count : 0,
      short: at(short, i),
      shortAround: (sum(short, i - far, i) + sum(short, i + 1, i + far + 1)) / (2 * far),
      proseJustBefore: upTo(80, at(prose, i - 1)),
      proseJustAfter: upTo(80, at(prose, i + 1)),
      proseNearBefore: upTo(300, sum(prose, i - near, i)),
      proseNearAfter: upTo(300, sum(prose, i + 1, i + near + 1)),
      proseBefore: upTo(800, sum(prose, i - far, i)),
      proseAfter: upTo(800, sum(prose, i + 1, i + far + 1)),
      dateBefore: Number(sum(dates, i - 2, i) > 0),
      dateAfter: Number(sum(dates, i + 1, i + 3) > 0),
      furnitureBefore: sum(furniture, i - 5, i) / 5,
      furnitureAfter: sum(furniture, i + 1, i + 6) / 5,
      sharedWords: vocabulary.size === 0 ? 0 : shared / vocabulary.size,
      manyShared: upTo(10, shared),
      place: allProse === 0 ? 0 : before / allProse,
      beforeAllProse: Number(before === 0),
      afterAllProse: Number(own === 0 && before >= allProse),
      afterCommentsLine: Number(comments),
      afterComments: before > 0 ? Math.min(1, at(commentsBefore, i) / 3) : 0,
    };
    return { features, prose: own > 0 };
  });
}

/** “Jane says:”, “Reply”, “34 comments”: what stands over or under a comment. */
function isCommentHead({ text, words }: Block): boolean {
  if (words > 9) return false;
  if (kindOfLine(text.replace(/\d+/g, ' ').replace(/\s+/g, ' ')) === 'comments') return true;
  return /\s(?:says|said|wrote|schrieb|dice|dijo|dit|diz|disse|ha scritto|schreef)\s*:$/iu.test(text);
}

/** Share of the words that begin with a small letter; scripts without them get what prose has. */
function shareOfLowerCase(text: string): number {
  const lower = text.match(/(?<!\p{L})\p{Ll}/gu)?.length ?? 0;
  const upper = text.match(/(?<!\p{L})\p{Lu}/gu)?.length ?? 0;
  return lower + upper === 0 ? 0.7 : lower / (lower + upper);
}

function contentWords(text: string): Set<string> {
  const words = text.toLowerCase().match(/\p{L}{5,}/gu) ?? [];
  return new Set([...words, ...(text.match(/[\u3400-\u9fff]{2}/gu) ?? [])]);
}

function membersOf(groups: readonly number[]): Map<number, { first: number; count: number }> {
  const members = new Map<number, { first: number; count: number }>();
  for (const [i, group] of groups.entries()) {
    const known = members.get(group);
    if (known === undefined) members.set(group, { first: i, count: 1 });
    else known.count++;
  }
  return members;
}

function countOf(values: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** 0 for none, 1 from `top` on, in between by logarithm: the first few count most. */
const upTo = (top: number, n: number): number => Math.min(1, Math.log(1 + n) / Math.log(1 + top));

const at = (values: readonly number[], i: number): number => values[i] ?? 0;

function sum(values: readonly number[], from: number, to: number): number {
  let total = 0;
  for (let i = Math.max(0, from); i < Math.min(values.length, to); i++) total += at(values, i);
  return total;
}

/** Entry i is the sum of all values before i; there is one entry more than values. */
function runningSum(values: readonly number[]): number[] {
  const sums = [0];
  for (const value of values) sums.push((sums.at(-1) ?? 0) + value);
  return sums;
}
