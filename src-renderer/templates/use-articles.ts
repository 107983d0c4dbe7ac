import { useSummaries } from '../summaries';
import { useWorkspace } from '../workspace';

/** Open articles that a template can be tried on, and the one that it is tried on first: none of them is the example. */
export function useArticles(): {
  articles: { id: string; title: string }[];
  first: string | undefined;
} {
  const panes = useWorkspace((workspace) => workspace.panes);
  const focused = useWorkspace((workspace) => workspace.panes[workspace.focused]);
  const summaries = useSummaries(panes);
  const open = panes.flatMap((id) => summaries?.get(id) ?? []);
  const withNotes = open.filter(({ annotations }) => annotations > 0);
  const first = withNotes.find(({ id }) => id === focused) ?? withNotes[0];
  return { articles: open.map(({ id, title }) => ({ id, title })), first: first?.id };
}
