import { useEffect, useLayoutEffect, useMemo } from 'react';
import type { Evidence, Match, Passage } from '#contract';
import { useComparing, useComparingView, useLit, type MatchRef } from '../../comparing';
import type { OpenArticle } from '../../reader/open-articles';
import { toStaticRanges } from '../../reader/passage-range';
import { usePinning } from './pinning';
import type { MarkedArticle } from './use-marked';

const keyOf = ({ a, b, id }: MatchRef): string => `${a} ${b} ${id}`;

/** Paints the matches that are pointed at, with what both passages have in common, and the figures that differ. */
export function useMatchPaint(shown: OpenArticle, { alignments }: MarkedArticle): void {
  const article = shown.article.id;
  const byKey = useMemo(() => {
    const found = new Map<string, Match>();
    for (const { a, b, matches } of alignments)
      for (const match of matches) found.set(keyOf({ a: a.article, b: b.article, id: match.id }), match);
    return found;
  }, [alignments]);

  const lit = useLit();
  const why = useComparing((comparing) => comparing.why);
  const item = useComparing((comparing) => comparing.evidence);
  useEffect(() => {
    const passages: Passage[] = [];
    const common: Passage[] = [];
    for (const ref of lit) {
      const match = byKey.get(keyOf(ref));
      if (!match || (ref.a !== article && ref.b !== article)) continue;
      const side = ref.a === article ? 'a' : 'b';
      passages.push(match[side]);
      const only = why && item !== null ? match.evidence[item] : undefined;
      for (const evidence of only ? [only] : match.evidence.filter(isWords)) common.push(...evidence[side]);
    }
    shown.painter.setMatched(passages, common);
  }, [shown, article, byKey, lit, why, item]);

  const { marks } = useComparingView();
  const differing = useMemo(
    () =>
      marks.includes('differ')
        ? alignments.flatMap(({ a, figures }) =>
            figures
              .filter(({ state }) => state === 'differ')
              .map((figure) => (a.article === article ? figure.a : figure.b)),
          )
        : [],
    [alignments, article, marks],
  );
  useLayoutEffect(() => shown.painter.setDiffering(differing), [shown, differing]);
  useEffect(
    () => () => {
      shown.painter.setMatched([], []);
      shown.painter.setDiffering([]);
    },
    [shown],
  );
}

const pinningName = 'syn-pinning';

/** Paints the passage whose counterpart is being chosen. */
export function usePinningPaint(shown: OpenArticle): void {
  const { id, version } = shown.article;
  const from = usePinning((pin) => (pin.from?.article === id ? pin.from : null));
  useEffect(() => {
    if (!from || from.version !== version) return;
    CSS.highlights.set(pinningName, new Highlight(...toStaticRanges(shown.map, from.passage)));
    return () => void CSS.highlights.delete(pinningName);
  }, [shown, from, version]);
}

/** The neighbours of a passage speak for it, but they are not in it. */
const isWords = ({ type }: Evidence): boolean => type !== 'context';
