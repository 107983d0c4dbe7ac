import { serveDesk } from '../threads/desk';
import { bringTasks } from './bring-tasks';

/** Entry of the worker thread that reads files of other tools. */
serveDesk(bringTasks);
