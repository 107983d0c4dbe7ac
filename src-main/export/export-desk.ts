import { type Desk, openDesk } from '../threads/desk';
import type { createExportTasks } from './export-tasks';

export type ExportDesk = Desk<ReturnType<typeof createExportTasks>>;

/**
 * What writes exports is loaded where and when something is exported.
 * @param worker the built one; without it, in this thread
 * @param timeoutMs processor time that one task may take
 */
export function openExportDesk(worker: URL | undefined, timeoutMs?: number): ExportDesk {
  const here = async () => (await import('./export-tasks')).createExportTasks();
  return openDesk({ worker, here, what: 'The export', timeoutMs });
}
