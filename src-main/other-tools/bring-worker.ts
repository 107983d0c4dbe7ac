import { serveDesk } from '../threads/desk';
import { createBringTasks } from './bring-tasks';

/** Entry of the worker thread that reads files of other tools. */
serveDesk(createBringTasks());
