import { serveJobs } from '../threads/serve-jobs';
import type { CompareJob } from './comparer';
import { compareTexts } from './compare';

/** Entry of the worker thread that compares articles. */
serveJobs(({ a, b }: CompareJob) => compareTexts(a, b));

// The first comparison of a process costs several times as much as those after it: it is made on nothing in particular.
const warming = { lang: 'en', published: '2024-03-02' };
compareTexts(
  {
    ...warming,
    text: 'The Oder rose by 2 metres on Monday, mayor Anna Kern said.\n“We were lucky,” she added.\n',
  },
  {
    ...warming,
    text: 'Anna Kern: “We were lucky”.\nOn Monday the Oder rose by three metres, said the mayor.\n',
  },
);
