import { useWorkspace } from '../workspace';

/** Whether an article is open: most commands make sense only then. */
export const reading = (): boolean => useWorkspace.getState().panes.length > 0;
