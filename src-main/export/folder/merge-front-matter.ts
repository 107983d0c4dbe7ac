import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { frontMatterHeight, type PropertyLines, readProperties } from './front-matter-lines';
import type { Property } from './marks';
import type { OutLine } from './merge-body';

export interface MergedProperties {
  /** Lines between the `---`, without these. */
  lines: OutLine[];
  properties: Property[];
  added: number;
  updated: number;
  removed: number;
  /** Names of those that have another value than the program would give them. */
  kept: string[];
}

/** The lines between the `---` of a front matter. */
export function linesWithin(frontMatter: string): string[] {
  const lines = frontMatter.split('\n');
  return lines.slice(1, Math.max(1, frontMatterHeight(lines) - 1));
}

/**
 * Brings properties up to date that have the value which was written; the reader's, their order and their remarks stay. A
 * list takes part item by item, so that tags of the reader's own may stand among those of the program.
 * @param all lines between the `---` as the reader has them
 * @param written what the program wrote there; null where that is not known
 * @param wanted lines between the `---` as the program would write them
 * @returns null where they cannot be taken apart
 */
export function mergeFrontMatter(
  all: readonly string[],
  written: readonly Property[] | null,
  wanted: readonly string[],
): MergedProperties | null {
  const [theirs, ours] = [readProperties(all), readProperties(wanted)];
  if (!theirs || !ours) return null;
  const before = new Map(written ?? []);
  const byName = new Map(theirs.map((one) => [one.name, one]));
  const changes = new Map<PropertyLines, OutLine[]>();
  const inserted: { after: PropertyLines | null; lines: string[] }[] = [];
  const result: MergedProperties = { lines: [], properties: [], added: 0, updated: 0, removed: 0, kept: [] };
  let last: PropertyLines | null = null;

  for (const one of ours) {
    const lines = wanted.slice(one.start, one.end);
    const there = byName.get(one.name);
    const was = before.get(one.name);
    const remember = (value: Property[1]): void => void result.properties.push([one.name, value]);
    if (!there) {
      // One that the reader took away stays away; where nothing is known, none is added.
      if (was !== undefined || !written) remember(was ?? one.value);
      else {
        inserted.push({ after: last, lines });
        remember(one.value);
        result.added++;
      }
      continue;
    }
    last = there;
    if (isDeepStrictEqual(there.value, one.value)) {
      remember(one.value);
    } else if (was !== undefined && !there.remarks && isDeepStrictEqual(there.value, was)) {
      changes.set(there, styled(all, there, one.value, lines));
      remember(one.value);
      result.updated++;
    } else if (was !== undefined && isList(was) && isList(one.value) && isList(there.value)) {
      const merged = mergedList(was, one.value, there.value);
      const isSame = isDeepStrictEqual(merged, there.value);
      remember(isSame || !there.remarks ? one.value : was);
      if (!isSame && there.remarks) result.kept.push(one.name);
      if (isSame || there.remarks) continue;
      changes.set(there, styled(all, there, merged, [`${one.name}: ${flow(merged)}`]));
      result.updated++;
    } else {
      if (was !== undefined) remember(was);
      if (was === undefined || !isDeepStrictEqual(was, one.value)) result.kept.push(one.name);
    }
  }
  const wantedNames = new Set(ours.map(({ name }) => name));
  for (const [name, was] of before) {
    const there = byName.get(name);
    if (wantedNames.has(name) || !there) continue;
    if (there.remark !== '' || there.remarks || !isDeepStrictEqual(there.value, was)) continue;
    changes.set(there, []);
    result.removed++;
  }

  const startAt = new Map([...changes].map(([one, lines]) => [one.start, { one, lines }]));
  const put = (after: PropertyLines | null): void =>
    inserted.filter((one) => one.after === after).forEach(({ lines }) => result.lines.push(...lines));
  put(null);
  for (let n = 0; n < all.length;) {
    const change = startAt.get(n);
    if (change) result.lines.push(...change.lines);
    else result.lines.push(n);
    n = change ? change.one.end : n + 1;
    const ended = theirs.find(({ end }) => end === n);
    if (ended) put(ended);
  }
  return result;
}

const isList = (value: Property[1]): value is Property[1][] => Array.isArray(value);

/** What the program took out is taken out, what it added is added; the rest is the reader's. */
function mergedList(was: Property[1][], wanted: Property[1][], there: Property[1][]): Property[1][] {
  const has = (list: Property[1][], item: Property[1]): boolean =>
    list.some((one) => isDeepStrictEqual(one, item));
  const stay = there.filter((item) => !has(was, item) || has(wanted, item));
  return [...stay, ...wanted.filter((item) => !has(was, item) && !has(there, item))];
}

/** One line, or, where the reader has an item on each, those that stay as they are and the new ones, with its remark. */
function styled(
  there: readonly string[],
  one: PropertyLines,
  value: Property[1],
  lines: readonly string[],
): OutLine[] {
  const { bullet, start, end, remark } = one;
  if (bullet === null || !isList(value) || !isList(one.value) || value.length === 0)
    return lines.map((line, n) => (n === lines.length - 1 ? line + remark : line));
  const left = one.value.map((item, n) => ({ item, line: start + 1 + n }));
  const items = value.map((item): OutLine => {
    const at = left.findIndex((other) => isDeepStrictEqual(other.item, item));
    return at === -1 ? bullet + itemOf(item) : (left.splice(at, 1)[0]?.line ?? '');
  });
  return start + 1 + one.value.length === end && there[start] !== undefined
    ? [start, ...items]
    : lines.slice();
}

/** Without quotes where it is understood without them, as Obsidian writes it. */
const itemOf = (item: Property[1]): string =>
  typeof item === 'string' && /^\p{L}[\p{L}\p{M}\p{N}/_-]*$/u.test(item) && parse(item) === item
    ? item
    : JSON.stringify(item);

const flow = (list: Property[1][]): string => `[${list.map((item) => JSON.stringify(item)).join(', ')}]`;
