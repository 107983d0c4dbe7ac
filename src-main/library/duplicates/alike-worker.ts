import { serveDesk } from '../../threads/desk';
import { createAlikeTasks } from './alike-tasks';

/** Entry of the worker thread that finds texts which are nearly the same. */
serveDesk(createAlikeTasks());
