import { useLayoutEffect, useMemo, useState } from 'react';
import type { ArticleAlignment, Passage } from '#contract';
import { useAlignments, useComparingView, useComparison } from '../../comparing';
import type { OpenArticle } from '../../reader/open-articles';
import { useWorkspace } from '../../workspace';
import { holdMarks } from './held-marks';
import { markedPassages, shownPassages, type Marked, type MarkedPassage } from './marked-passages';

export interface MarkedArticle extends Marked {
  /** Those whose mark is shown, as the reader has chosen. */
  visible: readonly MarkedPassage[];
  alignments: readonly ArticleAlignment[];
}

/** The same list as before as long as it holds the same things. */
function useSame<T>(list: readonly T[]): readonly T[] {
  const [held, hold] = useState(list);
  const same = held.length === list.length && held.every((one, i) => one === list[i]);
  if (!same) hold(list);
  return same ? held : list;
}

const nothing: readonly Passage[] = [];

/** What is to be marked in an article that is on the screen, as far as it has been compared. */
export function useMarked({ article: { id, version } }: OpenArticle): MarkedArticle {
  const panes = useWorkspace((workspace) => workspace.panes);
  const others = useMemo(() => panes.filter((other) => other !== id), [panes, id]);
  const states = useAlignments(useMemo(() => others.map((other) => [id, other] as const), [others, id]));
  // Offsets of another version mean nothing in this text.
  const isOfThisText = ({ a, b }: ArticleAlignment): boolean =>
    (a.article === id ? a.version : b.version) === version;
  const alignments = useSame(
    states.flatMap(({ alignment }) => (alignment && isOfThisText(alignment) ? [alignment] : [])),
  );
  const dismissed = useComparison()?.dismissed;
  const hidden = useMemo(
    () =>
      dismissed?.flatMap(({ what, places }) =>
        what === 'only-here'
          ? places.flatMap(({ article, passage }) => (article === id && passage ? [passage] : []))
          : [],
      ) ?? nothing,
    [dismissed, id],
  );
  const marked = useMemo(
    () => markedPassages(id, alignments, others.length, hidden),
    [id, alignments, others, hidden],
  );
  const { marks } = useComparingView();
  const visible = useMemo(() => shownPassages(marked.passages, marks), [marked, marks]);
  useLayoutEffect(() => holdMarks(id, visible), [id, visible]);
  return useMemo(() => ({ ...marked, visible, alignments }), [marked, visible, alignments]);
}
