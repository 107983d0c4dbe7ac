import { announce } from './announce';
import { heldAnswer } from './api';
import { storeView } from './changing-comparison';
import { comparingView, toggleFrozen, useComparing } from './comparing';
import { useWorkspace } from './workspace';

/** Lets the panes scroll together, or each by itself. */
export function toggleLinked(): void {
  const linked = !comparingView().linked;
  storeView({ linked });
  announce(linked ? 'Panes scroll together' : 'Each pane scrolls by itself');
}

/** A pane stays where it is while others scroll, or follows again. */
export function freeze(article: string): void {
  toggleFrozen(article);
  const frozen = useComparing.getState().frozen.includes(article);
  const title = heldAnswer('getArticle', { id: article })?.title ?? 'This pane';
  announce(frozen ? `Stays where it is: ${title}` : `Scrolls with the others: ${title}`);
}

// A pane that is closed is not frozen when it comes back.
useWorkspace.subscribe(({ panes }, before) => {
  if (panes === before.panes) return;
  const { frozen } = useComparing.getState();
  if (frozen.some((id) => !panes.includes(id)))
    useComparing.setState({ frozen: frozen.filter((id) => panes.includes(id)) });
});
