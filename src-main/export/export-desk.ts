import { type Desk, openDesk } from '../threads/desk';
import type { createExportTasks } from './export-tasks';

export type ExportDesk = Desk<ReturnType<typeof createExportTasks>>;

/** What writes exports is loaded where and when something is exported. @param worker the built one; without it, in this thread */
export function openExportDesk(worker: URL | undefined): ExportDesk {
  const here = async () => (await import('./export-tasks')).createExportTasks();
  return openDesk({ worker, here, what: 'The export' });
}
