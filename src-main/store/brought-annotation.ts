import type { StoredAwaited } from './formats';

type Brought = Pick<StoredAwaited['annotations'][number], 'toolId' | 'exact' | 'note' | 'position'>;

/** What tells annotations of one page apart that another tool made: what that calls them, or what they say. */
export const annotationKey = ({ toolId, exact, note, position }: Brought): string =>
  toolId !== null ? `i ${toolId}` : JSON.stringify([exact, note, position?.start ?? null]);
