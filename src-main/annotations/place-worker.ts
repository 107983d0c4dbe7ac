import { serveJobs } from '../threads/serve-jobs';
import type { PlaceJob } from './placer';
import { placings } from './placing';

/** Entry of the worker thread that compares texts. */
serveJobs(({ task, input }: PlaceJob) => placings[task](input as never));
