import { serveDesk } from '../threads/desk';
import { createExportTasks } from './export-tasks';

/** Entry of the worker thread that writes exports. */
serveDesk(createExportTasks());
