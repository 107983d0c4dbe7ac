import { type Document, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Property } from './marks';

/** A property of a front matter with the lines that it takes, counted within it. */
export interface PropertyLines {
  name: string;
  value: Property[1];
  start: number;
  end: number;
  /** Of a list with an item on each line: what stands before each; null for every other value. */
  bullet: string | null;
  /** What stands behind the value: a remark. */
  remark: string;
  /** Whether there are remarks in the midst of it: it is not taken apart then. */
  remarks: boolean;
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
  if (errors.length > 0 || !isMap(contents) || contents.flow || refersBack(document)) return null;
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
    const bullet = /^ *- +/.exec(items[0] ?? '')?.[0] ?? null;
    const isList =
      Array.isArray(made) && made.length === items.length && items.every((line) => /^ *- /.test(line));
    const behind = text.slice(last + 1).split('\n')[0] ?? '';
    properties.push({
      ...{ name: key.value, value: made as Property[1], start, end, bullet: isList ? bullet : null },
      remark: /^\s+#/.test(behind) ? behind : '',
      remarks: end - start > 1 && lines.slice(start, end).some((line) => /(?:^|\s)#/.test(line)),
    });
  }
  return properties;
}

/** Anchors, aliases and tags join one property to another, or make something else of it. */
function refersBack(document: Document): boolean {
  let found = false;
  visit(document, {
    Alias: () => ((found = true), visit.BREAK),
    Node: (_, node) => {
      if (node.anchor === undefined && node.tag === undefined) return undefined;
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}
