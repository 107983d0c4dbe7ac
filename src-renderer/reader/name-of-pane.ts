import { useSummaries } from '../summaries';
import { useWorkspace } from '../workspace';

/** What an open article is called where panes are named: by its title, and by its place when another has the same. */
export function useNameOfPane(id: string, title: string): string {
  const panes = useWorkspace((workspace) => workspace.panes);
  const summaries = useSummaries(panes);
  const shared = panes.some((other) => other !== id && summaries?.get(other)?.title === title);
  return shared ? `${title}, pane ${panes.indexOf(id) + 1}` : title;
}
