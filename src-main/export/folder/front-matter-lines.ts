import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Property } from './marks';

/** A property of a front matter with the lines that it takes, counted within it. */
export interface PropertyLines {
  name: string;
  value: Property[1];
  start: number;
  end: number;
  /** A list with an item on each line, each behind this many spaces; null for every other value. */
  indent: number | null;
  /** What stands behind the value: a remark. */
  remark: string;
}

/** Longest front matter that is looked into, in UTF-16 code units. */
const longest = 200_000;

/** How many lines the front matter of a text takes with its `---`; 0 where there is none. */
export function frontMatterHeight(lines: readonly string[]): number {
  if (!/^---[ \t]*$/.test(lines[0] ?? '')) return 0;
  const end = lines.findIndex((line, n) => n > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line));
  return end === -1 ? 0 : end + 1;
}

/**
 * The properties between the `---`, in their order.
 * @returns null where it is no list of properties that could be changed one by one
 */
export function readProperties(lines: readonly string[]): PropertyLines[] | null {
  const text = lines.map((line) => `${line}\n`).join('');
  if (text.length > longest) return null;
  if (text.trim() === '') return [];
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true });
  const { contents, errors } = document;
  // Only remarks.
  if (errors.length === 0 && contents === null) return [];
  if (errors.length > 0 || !isMap(contents) || contents.flow || /[&*!]/.test(anchors(text))) return null;
  const lineOf = (offset: number): number => counter.linePos(offset).line - 1;
  const properties: PropertyLines[] = [];
  for (const { key, value } of contents.items) {
    if (!isScalar(key) || typeof key.value !== 'string' || !key.range) return null;
    const node = (value ?? key) as { range?: [number, number, number] | null };
    const [, valueEnd] = node.range ?? key.range;
    const start = lineOf(key.range[0]);
    // The end of a block lies behind its last line break.
    const last = Math.max(key.range[1] - 1, text.slice(0, valueEnd).trimEnd().length - 1);
    const end = lineOf(last) + 1;
    const plain = (document.get(key) as { toJSON?: () => unknown } | null | undefined) ?? null;
    const made: unknown = plain !== null && typeof plain === 'object' ? plain.toJSON?.() : plain;
    const items = lines.slice(start + 1, end);
    const [bullet] = items;
    const indent = /^( *)- /.exec(bullet ?? '')?.[1]?.length ?? null;
    const list = Array.isArray(made) && indent !== null && items.every((line) => /^ *- /.test(line));
    const behind = text.slice(last + 1).split('\n')[0] ?? '';
    properties.push({
      ...{ name: key.value, value: made as Property[1], start, end, indent: list ? indent : null },
      remark: /^\s+#/.test(behind) ? behind : '',
    });
  }
  return properties;
}

/** What YAML means by its signs, outside of quotes and words. */
const anchors = (text: string): string =>
  [...text.matchAll(/(?:^|[:,[-]\s)\s*([&*!])/gm)].map(([, sign]) => sign).join('');
