import type { ShownEnd } from '#contract';
import { create } from 'zustand';
import { announce } from './announce';
import { endStates, shortQuote, type Seen } from './linking';
import { say } from './toasts';
import { openBeside, useWorkspace, type AnnotationRef, type Selected } from './workspace';

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
  const open = (article: string): void => openBeside(article);
  if (from) open(from.article);
  if (to.article !== from?.article) open(to.article);
  useWorkspace.setState({
    annotation: { article: there.article, id: there.annotation },
    ...{ barAt: 'none', selection: null, editing: null },
    reveal: { ...to, ...(from && from.article !== to.article ? { beside: from } : {}) },
  });
  announce(`${says}: “${shortQuote(there.quote, 120)}”, ${there.title}`);
}

/** Back to where the last link was followed from. */
export function goBack(): void {
  const { left } = useTrail.getState();
  const before = left.at(-1);
  if (!before) return say('No link has been followed yet');
  useTrail.setState({ left: left.slice(0, -1) });
  const { panes, focused, annotation, at } = before;
  useWorkspace.setState({
    ...{ panes, focused, annotation, barAt: 'none', selection: null, editing: null },
    ...(at ? { reveal: { ...at } } : {}),
  });
  announce('Back');
}
