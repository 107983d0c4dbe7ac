import { isDeepStrictEqual } from 'node:util';
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
 * @param there lines between the `---` as the reader has them
 * @param written what the program wrote there; null where that is not known
 * @param wanted lines between the `---` as the program would write them
 * @returns null where they cannot be taken apart
 */
export function mergeFrontMatter(
  there: readonly string[],
  written: readonly Property[] | null,
  wanted: readonly string[],
): MergedProperties | null {
  const [theirs, ours] = [readProperties(there), readProperties(wanted)];
  if (!theirs || !ours) return null;
  const before = new Map(written ?? []);
  const byName = new Map(theirs.map((one) => [one.name, one]));
  const changes = new Map<PropertyLines, string[]>();
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
      if (was !== undefined) remember(was);
      else if (written) {
        inserted.push({ after: last, lines });
        remember(one.value);
        result.added++;
      }
      continue;
    }
    last = there;
    if (isDeepStrictEqual(there.value, one.value)) {
      remember(one.value);
    } else if (was !== undefined && isDeepStrictEqual(there.value, was)) {
      changes.set(there, styled(there, one.value, lines));
      remember(one.value);
      result.updated++;
    } else if (was !== undefined && isList(was) && isList(one.value) && isList(there.value)) {
      const merged = mergedList(was, one.value, there.value);
      remember(one.value);
      if (isDeepStrictEqual(merged, there.value)) continue;
      changes.set(there, styled(there, merged, [`${one.name}: ${flow(merged)}`]));
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
    if (!isDeepStrictEqual(there.value, was)) continue;
    changes.set(there, []);
    result.removed++;
  }

  const startAt = new Map([...changes].map(([one, lines]) => [one.start, { one, lines }]));
  const put = (after: PropertyLines | null): void =>
    inserted.filter((one) => one.after === after).forEach(({ lines }) => result.lines.push(...lines));
  put(null);
  for (let n = 0; n < there.length;) {
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

/** One line, or an item a line where the reader has it so, with the remark that stood behind it. */
function styled(there: PropertyLines, value: Property[1], lines: readonly string[]): string[] {
  if (there.indent !== null && isList(value) && value.length > 0) {
    const items = value.map((item) => `${' '.repeat(there.indent ?? 0)}- ${JSON.stringify(item)}`);
    return [`${there.name}:`, ...items];
  }
  return lines.map((line, n) => (n === lines.length - 1 ? line + there.remark : line));
}

const flow = (list: Property[1][]): string => `[${list.map((item) => JSON.stringify(item)).join(', ')}]`;
