import { isPlaced, passageOf } from '../annotation';
import { heldAnswer } from '../api';
import { storeView } from '../changing-comparison';
import { comparingView, heldAlignment, useComparing, type MatchRef } from '../comparing';
import { gridShown, putIntoGrid, showGrid, type GridPlace } from '../grid-filling';
import { passageHere } from '../reader/keyboard-reading';
import { say } from '../toasts';
import { selectPassage, useWorkspace } from '../workspace';
import type { Command } from './command';

const comparing = (): boolean => useWorkspace.getState().panes.length > 1;
const needs = 'needs two open articles';

/** Both passages of a match; none when it is not there any more. */
function placesOf({ a, b, id }: MatchRef): GridPlace[] {
  const match = heldAlignment(a, b)?.matches.find((other) => other.id === id);
  return match
    ? [
        { article: a, passage: match.a },
        { article: b, passage: match.b },
      ]
    : [];
}

/** What the reader means: the selection, the chosen highlight, the match at the pointer or gone to last, or the sentence. */
function placesHere(): GridPlace[] {
  const { selection, annotation } = useWorkspace.getState();
  if (selection) return [{ ...selection }];
  const chosen =
    annotation &&
    heldAnswer('listAnnotations', { article: annotation.article })?.find(({ id }) => id === annotation.id);
  const version = heldAnswer('getArticle', { id: annotation?.article ?? '' })?.version ?? 0;
  if (chosen && isPlaced(chosen, version))
    return [{ article: chosen.target.source, passage: passageOf(chosen), annotation: chosen.id }];
  const { hovered, active } = useComparing.getState();
  for (const ref of [hovered, active]) {
    const places = ref ? placesOf(ref) : [];
    if (places.length > 0) return places;
  }
  const here = passageHere();
  return here ? [{ ...here }] : [];
}

async function put(row?: null): Promise<void> {
  const places = placesHere();
  if (places.length === 0) return say('Select words, choose a highlight or stand on a match first.');
  // What is chosen next is chosen anew.
  document.getSelection()?.removeAllRanges();
  selectPassage(null);
  await putIntoGrid(places, row === null ? { row } : {});
}

export const gridCommands: readonly Command[] = [
  {
    id: 'grid.put',
    title: 'Put the match, highlight or selection into the claim grid',
    group: 'Comparing',
    keys: ['g'],
    enabled: comparing,
    needs,
    run: () => put(),
  },
  {
    id: 'grid.new-row',
    title: 'Put it into a new row of the claim grid',
    group: 'Comparing',
    keys: ['G'],
    enabled: comparing,
    needs,
    run: () => put(null),
  },
  {
    id: 'grid.place',
    title: 'Claim grid below the articles, or beside them',
    group: 'Comparing',
    keys: [],
    enabled: comparing,
    needs,
    run: () => {
      if (!gridShown()) showGrid();
      const { gridBelow } = comparingView();
      storeView(gridBelow ? { gridBelow: false, panel: 'grid' } : { gridBelow: true, panel: 'notes' });
    },
  },
];
