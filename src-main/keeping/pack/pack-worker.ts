import { textOf } from '../../article/text-of';
import { serveDesk } from '../../threads/desk';
import { createPackTasks } from './pack-desk';

/** Entry of the worker thread that packs and unpacks the library. */
serveDesk(createPackTasks(textOf));
