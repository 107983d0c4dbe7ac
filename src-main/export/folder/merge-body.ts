import type { Block } from './blocks';
import { type Span, findBlocks } from './find-blocks';
import { type Mark, markOf } from './marks';
import { pairBlocks } from './pair-blocks';
import { namesIn } from './block-names';
import { estimatedSpans, regionEnd } from './places';

export interface BodyInput {
  /** What the reader has below the front matter. */
  lines: readonly string[];
  /** What the program wrote there; null where that is not known. */
  written: readonly Mark[] | null;
  wanted: readonly Block[];
  /** What an edited block can be recognised by, with its key. */
  names: ReadonlyMap<string, string>;
  /** Only some of the article's notes are wanted: the others stay. */
  partial: boolean;
  /** Whether there is a front matter above. */
  below: boolean;
  /** Whether another note leads to one of these names. */
  isLinked: (names: readonly string[]) => boolean;
}

/** A line that is new, or the number of one that was there. */
export type OutLine = string | number;

export interface MergedBody {
  lines: OutLine[];
  blocks: Mark[];
  added: number;
  updated: number;
  removed: number;
  /** Blocks of which something newer was not written. */
  kept: { key: string; why: Kept }[];
  /** Names of the blocks that were removed. */
  gone: string[];
  /** Whether enough of what is to stand there does, or did, to take it for a note of the program's. */
  isOurs: boolean;
}
/** The reader changed it; took it away; has words hanging on it; another note leads to it; nobody knows who changed it. */
export type Kept = 'changed' | 'gone' | 'hanging' | 'linked' | 'unknown';

/**
 * Brings the blocks up to date that stand as they were written. Every other line stays where it is: what the reader wrote, what
 * the reader changed, and what is not known to be the program's.
 */
export function mergeBody(input: BodyInput): MergedBody {
  const { lines, names, partial, wanted } = input;
  const written = input.written ?? [];
  const next = wanted.map(markOf);
  const paired = pairBlocks(written, next);
  const spans = findBlocks(lines, written);
  const owned = (): Set<number> => ownedLines(spans);
  const isEmpty = (line: number): boolean => (lines[line] ?? '').trim() === '';
  const result: MergedBody = {
    lines: [],
    blocks: [],
    added: 0,
    updated: 0,
    removed: 0,
    kept: [],
    gone: [],
    isOurs: true,
  };

  // A line that the reader wrote directly under a block goes on with its last paragraph.
  let taken = owned();
  for (const [n, span] of spans.entries()) {
    if (!span || isEmpty(span.end) || taken.has(span.end)) continue;
    // Rows of a table and bullets stand close to each other from the beginning.
    if ((written[n]?.above ?? 0) > 0) spans[n] = null;
  }
  // What stands there already, word for word, need not be written by anyone.
  taken = owned();
  const hidden = lines.map((line, n) => (taken.has(n) ? '' : line));
  const strangers = next.map((mark, n) => {
    const old = paired[n] ?? null;
    return old === null || (!spans[old] && written[old]?.sum !== mark.sum) ? mark : null;
  });
  const adopted = findBlocks(
    hidden,
    strangers.filter((mark) => mark !== null),
  );
  const there = new Map<number, Span | null>();
  for (const [n, mark] of strangers.entries()) if (mark) there.set(n, adopted.shift() ?? null);

  for (const span of there.values()) if (span) for (let n = span.start; n < span.end; n++) taken.add(n);
  const guesses = estimatedSpans(lines, taken, names);
  result.isOurs = input.written !== null || guesses.size > 0 || isFamiliar(wanted, there);

  /** Lines of the reader's text with what takes their place; and what is put before a line. */
  const replaced = new Map<number, { span: Span; block: Block | null; above: number }>();
  const inserts: { block: Block; at: number }[] = [];
  const places: (Span | null)[] = wanted.map(() => null);
  const firm = new Set<number>();
  const toInsert: number[] = [];
  const remembered: Remembered[] = [];
  const left: Remembered[] = [];
  for (const [n, block] of wanted.entries()) {
    const mark = next[n];
    if (!mark) continue;
    const from = paired[n] ?? null;
    const old = from === null ? null : (written[from] ?? null);
    const span = from === null ? null : (spans[from] ?? null);
    const adoptedAt = there.get(n) ?? null;
    if (span) {
      places[n] = span;
      firm.add(n);
      remembered.push({ mark, from });
      if (old?.sum === mark.sum) continue;
      replaced.set(span.start, { span, block, above: mark.above });
      result.updated++;
    } else if (adoptedAt) {
      places[n] = adoptedAt;
      firm.add(n);
      remembered.push({ mark, from });
    } else if (old) {
      places[n] = guesses.get(mark.key) ?? null;
      remembered.push({ mark: { ...old, away: true }, from });
      if (old.sum !== mark.sum)
        result.kept.push({ key: mark.key, why: places[n] || mark.key === '' ? 'changed' : 'gone' });
    } else if (guesses.has(mark.key)) {
      places[n] = guesses.get(mark.key) ?? null;
      result.kept.push({ key: mark.key, why: 'unknown' });
    } else if (input.written || mark.key !== '') {
      toInsert.push(n);
      remembered.push({ mark, from });
      result.added++;
    } else {
      // Nobody knows: the next export is not to take it for new.
      remembered.push({ mark: { ...mark, away: true }, from });
    }
  }

  // What is not wanted any more.
  const used = new Set(paired);
  for (const [n, mark] of written.entries()) {
    if (used.has(n)) continue;
    const span = spans[n] ?? null;
    if (partial) {
      left.push({ mark: { ...mark, away: span === null }, from: n });
      continue;
    }
    if (!span) {
      if (mark.key === '') continue;
      left.push({ mark: { ...mark, away: span === null }, from: n });
      if (guesses.has(mark.key)) result.kept.push({ key: mark.key, why: 'changed' });
      continue;
    }
    const own = namesIn(lines.slice(span.start, span.end));
    const why = hangsOn(span, own) ? 'hanging' : own.length > 0 && input.isLinked(own) ? 'linked' : null;
    if (why) {
      if (mark.key !== '') left.push({ mark: { ...mark, away: false }, from: n });
      result.kept.push({ key: mark.key, why });
    } else {
      result.gone.push(...own);
      replaced.set(span.start, { span, block: null, above: mark.above });
      result.removed++;
    }
  }

  /** Words of the reader's that stand under a block before anything else begins, or that lead to it. */
  function hangsOn(span: Span, own: readonly string[]): boolean {
    const end = regionEnd(lines, span, stops(), isOutline(span));
    for (let n = span.end; n < end; n++) if (!isEmpty(n)) return true;
    return own.some((name) =>
      lines.some((line, n) => !taken.has(n) && (line.includes(`^${name}`) || line.includes(`((${name}))`))),
    );
  }
  function stops(): Set<number> {
    const starts = [...spans, ...there.values(), ...guesses.values()].flatMap((one) =>
      one ? [one.start] : [],
    );
    return new Set(starts);
  }
  function isOutline(span: Span): boolean {
    return /^\s*- /.test(lines[span.start] ?? '') && !isEmpty(span.end) && taken.has(span.end);
  }

  const stopping = stops();
  const inserting = new Set(toInsert);
  for (const n of toInsert) {
    const block = wanted[n];
    if (!block) continue;
    const outline = block.above === 0 && /^\s*- /.test(block.lines[0] ?? '');
    const beforeAt = places.findLastIndex((one, at) => at < n && one !== null);
    const before = places[beforeAt] ?? null;
    const afterAt = places.findIndex((one, at) => at > n && one !== null);
    const after = places[afterAt] ?? null;
    let at: number;
    if (before && inserting.has(beforeAt)) at = before.start;
    else if (after && (!before || (firm.has(afterAt) && after.start >= before.end))) at = after.start;
    else if (before) at = regionEnd(lines, before, stopping, outline);
    else at = lines.length;
    inserts.push({ block, at });
    places[n] = { start: at, end: at };
  }

  write(input, replaced, inserts, result, wanted);
  result.blocks = inTheirPlaces(remembered, left);
  return result;
}

/**
 * Whether what stands there was written by the program, where nothing is remembered of it: a highlight, or lines that name the
 * article beside others, or all that there is to write.
 */
function isFamiliar(wanted: readonly Block[], there: ReadonlyMap<number, Span | null>): boolean {
  const found = wanted.filter((_, n) => there.get(n));
  const isNamed = found.some(({ lines }) => lines.some((line) => line.includes('synoptic://article/')));
  return (
    found.some(({ key }) => key !== '') || (isNamed && found.length > 1) || found.length === wanted.length
  );
}

interface Remembered {
  mark: Mark;
  /** Its number among those that were written before. */
  from: number | null;
}

/** What is not wanted any more stands where it stood: it is looked for there. */
function inTheirPlaces(remembered: readonly Remembered[], left: readonly Remembered[]): Mark[] {
  const all = [...remembered];
  for (const one of left) {
    const before = all.map(({ from }) => (from !== null && from < (one.from ?? 0) ? from : -1));
    all.splice(before.lastIndexOf(Math.max(-1, ...before)) + (Math.max(-1, ...before) >= 0 ? 1 : 0), 0, one);
  }
  return all.map(({ mark }) => mark);
}

function ownedLines(spans: readonly (Span | null)[]): Set<number> {
  const owned = new Set<number>();
  for (const span of spans) if (span) for (let n = span.start; n < span.end; n++) owned.add(n);
  return owned;
}

function write(
  { lines, below }: BodyInput,
  replaced: ReadonlyMap<number, { span: Span; block: Block | null; above: number }>,
  inserts: readonly { block: Block; at: number }[],
  result: MergedBody,
  wanted: readonly Block[],
): void {
  const out = result.lines;
  const isEmpty = (line: OutLine | undefined): boolean =>
    ((typeof line === 'number' ? lines[line] : line) ?? '').trim() === '';
  /** Empty lines that have to stand before the next words. */
  let owed = 0;
  /** Empty lines that go with what was taken out above them. */
  let spare = 0;
  const part = (count: number): void => {
    let there = 0;
    while (there < out.length && isEmpty(out[out.length - 1 - there])) there++;
    if (there === out.length && !below) return;
    for (; there < count; there++) out.push('');
  };
  const byPlace = new Map<number, Block[]>();
  for (const { block, at } of inserts) byPlace.set(at, [...(byPlace.get(at) ?? []), block]);
  const insertAt = (at: number): void => {
    for (const block of byPlace.get(at) ?? []) {
      part(Math.max(block.above, owed));
      out.push(...block.lines);
      const after = wanted[wanted.indexOf(block) + 1];
      owed = after ? after.above : block.above;
      spare = 0;
    }
  };
  for (let n = 0; n < lines.length;) {
    insertAt(n);
    const change = replaced.get(n);
    if (change) {
      n = change.span.end;
      if (change.block) {
        part(owed);
        owed = 0;
        out.push(...change.block.lines);
        spare = 0;
      } else spare = change.above;
      continue;
    }
    const line = n++;
    if (isEmpty(line)) {
      if (spare > 0 && (out.length === 0 || isEmpty(out.at(-1)))) {
        spare--;
        continue;
      }
    } else {
      part(owed);
      owed = 0;
      spare = 0;
    }
    out.push(line);
  }
  insertAt(lines.length);
  for (; spare > 0 && out.length > 0 && isEmpty(out.at(-1)); spare--) out.pop();
}
