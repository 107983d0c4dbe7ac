import type { Passage } from '#contract';
import { changeLayered, sweepDepths } from './depth';
import { createIntervalTree, type IntervalTree } from './interval-tree';
import type { MarkStyle } from './mark-names';

/** An annotation to paint. */
export interface Mark {
  id: string;
  passage: Passage;
  category: MarkStyle;
}

/** A mark with its place laid open for the interval tree and its layer (1 … 3). */
export interface PlacedMark extends Mark {
  start: number;
  end: number;
  depth: number;
}

/** The marks of one article, ready to be asked; a new list costs what is different in it. */
export interface PlacedMarks {
  set: (marks: readonly Mark[]) => void;
  overlapping: IntervalTree<PlacedMark>['overlapping'];
  containing: IntervalTree<PlacedMark>['containing'];
}

export function createPlacedMarks(): PlacedMarks {
  let listed: readonly Mark[] = [];
  /** In the order of `listed`. */
  let placed: PlacedMark[] = [];
  let tree = createIntervalTree<PlacedMark>([]);

  const rebuild = (list: readonly Mark[]): void => {
    placed = list.map(place);
    tree = createIntervalTree(placed);
    sweepDepths(tree.all());
  };

  /** What stands between the same beginning and the same end of both lists is brought up to date one by one. */
  const change = (list: readonly Mark[], head: number, tail: number): void => {
    const gone = new Map<string, PlacedMark>();
    for (const mark of placed.slice(head, placed.length - tail)) gone.set(mark.id, mark);
    const come = list.slice(head, list.length - tail).map((mark) => {
      const held = gone.get(mark.id);
      if (!held || !samePlace(held, mark)) return place(mark);
      gone.delete(mark.id);
      held.category = mark.category;
      return held;
    });
    gone.forEach((mark) => changeLayered(tree, mark, 'remove'));
    for (const mark of come) if (mark.depth === 0) changeLayered(tree, mark, 'add');
    placed.splice(head, placed.length - tail - head, ...come);
  };

  return {
    set: (list) => {
      const shorter = Math.min(list.length, listed.length);
      let head = 0;
      while (head < shorter && same(list[head], listed[head])) head++;
      let tail = 0;
      while (tail < shorter - head && same(list.at(-1 - tail), listed.at(-1 - tail))) tail++;
      const changed = Math.max(list.length, listed.length) - head - tail;
      // A change costs about as much as five marks of a list that is read anew.
      if (changed * 5 > list.length) rebuild(list);
      else if (changed > 0) change(list, head, tail);
      listed = list;
    },
    overlapping: (start, end) => tree.overlapping(start, end),
    containing: (offset) => tree.containing(offset),
  };
}

/** Written out, not spread: with thousands of marks this is most of the script's time. */
function place({ id, passage, category }: Mark): PlacedMark {
  return { id, passage, category, start: passage.start, end: passage.end, depth: 0 };
}

function samePlace(held: PlacedMark, { passage }: Mark): boolean {
  return held.start === passage.start && held.end === passage.end;
}

function same(a: Mark | undefined, b: Mark | undefined): boolean {
  if (a === b) return true;
  if (!a || !b) return false;
  return (
    a.id === b.id &&
    a.passage.start === b.passage.start &&
    a.passage.end === b.passage.end &&
    a.category.colour === b.category.colour &&
    a.category.line === b.category.line
  );
}
