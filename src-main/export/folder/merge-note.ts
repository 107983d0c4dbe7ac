import type { FolderFile } from '#contract';
import { isDeepStrictEqual } from 'node:util';
import { frontMatterHeight, readProperties } from './front-matter-lines';
import { type Line, type LinedText, readLines, writeLines } from './lines';
import { markOf, sumOf, type Written } from './marks';
import { type Kept, mergeBody, type OutLine } from './merge-body';
import { linesWithin, mergeFrontMatter } from './merge-front-matter';
import type { Rendered } from './rendered';

export interface MergedNote {
  /** What is to stand in the file; null where nothing is to be written. */
  text: string | Uint8Array | null;
  /** What is to be remembered of it; null where nothing has to be remembered anew. */
  written: Written | null;
  blocks: FolderFile['blocks'];
  why: string[];
  /** Names of blocks that are taken out. */
  gone?: string[];
}

export interface MergeOptions {
  /** Only some notes are exported: the others stay. */
  partial: boolean;
  /** Whether another note leads to one of these blocks. */
  isLinked?: ((names: readonly string[]) => boolean) | undefined;
}

/** What to do where a file was exported in another way. */
export const otherwise =
  'Export it as it was exported before; or take it out of the folder and let what you removed be written again.';

const none = { added: 0, updated: 0, removed: 0, kept: 0 };

/** A note where there is none yet. */
export function newNote(rendered: Rendered): MergedNote {
  const { text, blocks } = rendered;
  return {
    ...{ text, why: [], blocks: { ...none, added: blocks.length } },
    written: pureNote(rendered),
  };
}

function pureNote({ text, blocks, frontMatter }: Rendered): Written {
  return {
    whole: sumOf(text),
    pure: true,
    blocks: blocks.map(markOf),
    properties: propertiesOf(frontMatter),
  };
}

function propertiesOf(frontMatter: string): Written['properties'] {
  if (frontMatter === '') return null;
  const properties = readProperties(linesWithin(frontMatter)) ?? [];
  return properties.map(({ name, value }) => [name, value]);
}

/** Times that a note is gone over: what was done to it once may show the next time what else there is to do. */
const rounds = 5;

/**
 * Brings a note up to date without touching what is the reader's, so far that the next export finds nothing to do.
 * @param bytes of the file as it is
 * @param known what was remembered of it; null where that is lost
 */
export function mergeNote(
  bytes: Uint8Array,
  known: Written | null,
  rendered: Rendered,
  options: MergeOptions,
): MergedNote {
  let done = mergeOnce(bytes, known, rendered, options);
  for (let round = 1; round < rounds && done.written; round++) {
    const there = done.text === null ? bytes : Buffer.from(done.text);
    const more = mergeOnce(there, done.written, rendered, options);
    if (more.text === null && more.written === null) break;
    const { blocks } = done;
    done = {
      ...{ text: more.text ?? done.text, written: more.written ?? done.written, why: done.why },
      gone: [...(done.gone ?? []), ...(more.gone ?? [])],
      blocks: {
        added: blocks.added + more.blocks.added,
        updated: blocks.updated + more.blocks.updated,
        removed: blocks.removed + more.blocks.removed,
        kept: blocks.kept,
      },
    };
  }
  return done;
}

function mergeOnce(
  bytes: Uint8Array,
  known: Written | null,
  rendered: Rendered,
  { partial, isLinked = () => false }: MergeOptions,
): MergedNote {
  const read = readLines(bytes);
  if (!read) return left('It is no text in UTF-8.');
  const whole = sumOf(bytes);
  const untouched = known !== null && known.pure && known.whole === whole;
  if (untouched && sumOf(rendered.text) === whole)
    return { text: null, written: null, blocks: none, why: [] };

  const lines = read.lines.map(({ text }) => text);
  const height = frontMatterHeight(lines);
  const stripped = lost(lines, known, rendered);
  if (stripped) return left(stripped);
  const head = mergeHead(lines.slice(0, height), known, rendered.frontMatter);
  const body = mergeBody({
    ...{ lines: lines.slice(height), names: rendered.names, partial },
    ...{ written: known?.blocks ?? null, wanted: rendered.blocks, below: head.lines.length > 0 },
    isLinked,
  });
  if (!body.isOurs)
    return left(
      'It says that it is this article, but there is nothing in it that Synoptic writes. Take the property id, or the link that begins a line, out of it, and export again.',
    );
  const blocks = {
    added: body.added + head.added,
    updated: body.updated + head.updated,
    removed: body.removed + head.removed,
    kept: body.kept.length + head.kept.length + (head.refused ? 1 : 0),
  };
  const why = reasons(
    body.kept.map((one) => one.why),
    head.kept,
  );
  if (head.refused) why.push('Its properties are not written in a form that can be changed one by one.');

  const merged = [
    ...head.lines,
    ...body.lines.map((line) => (typeof line === 'number' ? line + height : line)),
  ];
  const renew = untouched && !partial && body.kept.length === 0;
  const text = renew ? rendered.text : writeLines(withEnds(read, merged));
  const remembered: Written = renew
    ? pureNote(rendered)
    : {
        whole: sumOf(text),
        pure: text === rendered.text,
        properties: head.properties,
        blocks: body.blocks,
      };
  const isAsItWas = text === writeLines(read);
  const isKnown =
    known !== null && isDeepStrictEqual(remembered, isAsItWas ? asFound(known, remembered) : known);
  return {
    ...{ blocks, why, text: isAsItWas ? null : text, gone: body.gone },
    written: isKnown ? null : remembered,
  };

  function left(reason: string): MergedNote {
    return { text: null, written: null, blocks: { ...none, kept: 1 }, why: [reason] };
  }
}

/**
 * What was remembered, with what was found this time: of words that stand several times another may be found each time, and
 * nothing follows from that.
 */
function asFound(known: Written, { blocks }: Written): Written {
  return {
    ...known,
    blocks: known.blocks.map((mark, n) => ({ ...mark, away: blocks[n]?.away ?? mark.away })),
  };
}

/** What these settings would take from a note as a whole, as a reason to leave it; null where they do not. */
function lost(lines: readonly string[], known: Written | null, { frontMatter }: Rendered): string | null {
  const stays =
    frontMatter !== '' || (known?.properties ?? []).length === 0 || frontMatterHeight(lines) === 0;
  return stays ? null : `It has properties that this preset or template does not write. ${otherwise}`;
}

interface MergedHead {
  lines: OutLine[];
  properties: Written['properties'];
  added: number;
  updated: number;
  removed: number;
  kept: string[];
  /** Whether it is left, although it should be another, because it cannot be taken apart. */
  refused: boolean;
}

/** @param there its lines with the `---`, none where there is none */
function mergeHead(there: readonly string[], known: Written | null, frontMatter: string): MergedHead {
  const was = known?.properties ?? null;
  const wanted = propertiesOf(frontMatter);
  const nothing = { added: 0, updated: 0, removed: 0, kept: [], refused: false };
  const asItIs: MergedHead = { ...nothing, lines: [...there.keys()], properties: was };
  if (there.length === 0) {
    // Taken away by the reader, or never written.
    if (known === null) return { ...asItIs, properties: wanted };
    if (wanted === null || was !== null) return asItIs;
    const lines = ['---', ...linesWithin(frontMatter), '---'];
    return { ...nothing, lines, properties: wanted, added: wanted.length };
  }
  if (wanted === null && was === null) return asItIs;
  const merged = mergeFrontMatter(there.slice(1, -1), was, linesWithin(frontMatter));
  if (!merged) return { ...asItIs, refused: !isDeepStrictEqual(was, wanted) };
  const inside = merged.lines.map((line) => (typeof line === 'number' ? line + 1 : line));
  const empty = wanted === null && merged.lines.length === 0;
  return {
    ...{ ...merged, refused: false, properties: wanted === null ? null : merged.properties },
    lines: empty ? [] : [0, ...inside, there.length - 1],
  };
}

/** Each line that was there keeps its end; the last has one where the last had one. */
function withEnds(read: LinedText, merged: readonly OutLine[]): LinedText {
  const lines = merged.map((line): Line => {
    const { text, end } =
      typeof line === 'number' ? (read.lines[line] ?? nowhere) : { text: line, end: '' as const };
    return { text, end: end === '' ? read.end : end };
  });
  const [last, lastOfAll] = [read.lines.at(-1), lines.at(-1)];
  if (last?.end !== '' || !lastOfAll) return { ...read, lines };
  return { ...read, lines: [...lines.slice(0, -1), { ...lastOfAll, end: '' }] };
}
const nowhere: Line = { text: '', end: '' };

function reasons(kept: readonly Kept[], properties: readonly string[]): string[] {
  const count = (why: Kept): number => kept.filter((one) => one === why).length;
  const pieces = (n: number): string => (n === 1 ? 'One block' : `${n} blocks`);
  const sentences: [number, string][] = [
    [count('changed'), 'kept as you have changed it|kept as you have changed them'],
    [
      count('gone'),
      'that you have removed was not written again|that you have removed were not written again',
    ],
    [
      count('hanging'),
      'of a deleted highlight stays, because you have written under it or refer to it|of deleted highlights stay, because you have written under them or refer to them',
    ],
    [
      count('linked'),
      'of a deleted highlight stays, because another note leads to it|of deleted highlights stay, because other notes lead to them',
    ],
    [
      count('unknown'),
      'left: it cannot be told whether you have changed it|left: it cannot be told whether you have changed them',
    ],
  ];
  const told = sentences.flatMap(([n, form]) => {
    const [one = '', many = ''] = form.split('|');
    return n === 0 ? [] : [`${pieces(n)} ${n === 1 ? one : many}.`];
  });
  const [only, ...others] = properties;
  if (only !== undefined)
    told.push(
      others.length === 0
        ? `The property ${only} is kept as you have changed it.`
        : `The properties ${properties.join(', ')} are kept as you have changed them.`,
    );
  return told;
}
