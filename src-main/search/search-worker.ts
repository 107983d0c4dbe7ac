import { serveJobs } from '../threads/serve-jobs';
import { createIndexJobs } from './index/jobs';

/** Entry of the worker thread that holds the index of words. */
serveJobs(createIndexJobs());
