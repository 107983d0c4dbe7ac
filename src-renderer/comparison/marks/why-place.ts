import { create } from 'zustand';
import { useComparing, type MatchRef } from '../../comparing';
import { useWorkspace } from '../../workspace';

/** In which article the evidence of a match is shown, as long as it is. */
export const useWhyPlace = create<{ article: string | null }>(() => ({ article: null }));

let wanted: string | null = null;

// Whoever asks (a mark, a ribbon, a key) only says which match: it is shown where the reader is, if that is in it.
useComparing.subscribe(({ why }, before) => {
  if (why === before.why) return;
  const { panes, focused } = useWorkspace.getState();
  const its = why ? [wanted, panes[focused], ...panes].find((id) => id === why.a || id === why.b) : null;
  useWhyPlace.setState({ article: its ?? null });
  wanted = null;
});

/** Shows why two passages correspond, beside the one in this article. */
export function askWhy(ref: MatchRef, article: string): void {
  wanted = article;
  useComparing.setState({ why: ref, evidence: null });
}

export const closeWhy = (): void => useComparing.setState({ why: null, evidence: null });
