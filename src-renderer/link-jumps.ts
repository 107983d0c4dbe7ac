import type { ShownEnd } from '#contract';
import { create } from 'zustand';
import { announce } from './announce';
import { endStates, shortQuote, type Seen } from './linking';
import { summariesOf } from './summaries';
import { say } from './toasts';
import { openBeside, showCleaning, useWorkspace, type AnnotationRef, type Selected } from './workspace';

/** What lay open before a link was followed. */
interface Left {
  panes: string[];
  focused: number;
  annotation: AnnotationRef | null;
  at: Selected | null;
}

const most = 50;
const useTrail = create<{ left: Left[] }>(() => ({ left: [] }));

export const canGoBack = (): boolean => useTrail.getState().left.length > 0;

const placeOf = (end: ShownEnd): Selected | null =>
  end.state === 'there' && end.passage ? { article: end.article, passage: end.passage } : null;

/** Shows both ends of a link, side by side and at the same height, and goes to the other one. */
export function followLink({ here, there, says }: Seen): void {
  const to = placeOf(there);
  if (!to) return say(`The other end is ${there.state === 'there' ? 'gone' : endStates[there.state]}.`);
  const from = placeOf(here);
  const { panes, focused, annotation } = useWorkspace.getState();
  const left: Left = { panes, focused, annotation, at: from };
  useTrail.setState((trail) => ({ left: [...trail.left, left].slice(-most) }));
  for (const article of new Set([...(from ? [from.article] : []), to.article])) {
    showCleaning(article, false);
    openBeside(article);
  }
  useWorkspace.setState({
    annotation: { article: there.article, id: there.annotation },
    ...{ barAt: 'none', selection: null, editing: null },
    reveal: { ...to, ...(from && from.article !== to.article ? { beside: from } : {}) },
  });
  announce(`${says}: “${shortQuote(there.quote, 120)}”, ${there.title}`);
}

/** Back to where the last link was followed from. */
export async function goBack(): Promise<void> {
  const { left } = useTrail.getState();
  const before = left.at(-1);
  if (!before) return say('No link has been followed yet');
  useTrail.setState({ left: left.slice(0, -1) });
  // What has gone to the trash since is not there to go back to.
  const named = [before.annotation?.article, before.at?.article].filter((id) => id !== undefined);
  const there = new Set((await summariesOf([...before.panes, ...named])).map(({ id }) => id));
  const isThere = (article: string): boolean => there.has(article);
  const panes = before.panes.filter(isThere);
  if (panes.length === 0) return say('What lay open then is not in the library any more');
  const front = before.panes[before.focused];
  const annotation = before.annotation && isThere(before.annotation.article) ? before.annotation : null;
  const at = before.at && isThere(before.at.article) ? before.at : null;
  if (at) showCleaning(at.article, false);
  useWorkspace.setState({
    ...{ panes, focused: Math.max(0, panes.indexOf(front ?? '')), annotation },
    ...{ barAt: 'none', selection: null, editing: null },
    ...(at ? { reveal: { ...at } } : {}),
  });
  announce('Back');
}
