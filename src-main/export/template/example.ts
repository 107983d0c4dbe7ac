import type { Annotation } from '#contract';
import type { ExportedArticle } from '../exported';

const text =
  'Barges #3 and #4 reach Oberwald\nFourteen people waited on the roof of the mill.\nThe water fell at noon.\n';
const made = '2026-03-05T09:30:00.000Z';

function highlight(id: string, exact: string, category: string, body: Annotation['body']): Annotation {
  const start = text.indexOf(exact);
  return {
    ...{ id, category, body, created: made, modified: made, deleted: null },
    motivation: body.length > 0 ? 'commenting' : 'highlighting',
    target: {
      ...{ source: 'example00001', version: 1 },
      selector: [
        { type: 'TextPositionSelector', start, end: start + exact.length },
        { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
      ],
    },
  };
}

/** An invented article that has something of everything, for the preview of a template without an article. */
export const exampleArticle: ExportedArticle = {
  article: {
    id: 'example00001',
    ...{ title: 'Barges #3 and #4 reach Oberwald', titleFrom: 'headline', byline: 'J. Doe' },
    ...{ siteName: 'The Example Times', publishedTime: '2026-03-02T18:30:00+01:00', modifiedTime: null },
    ...{ leadPicture: null, lang: 'en', dir: null, excerpt: 'Help comes by water.' },
    source: {
      ...{ fileName: 'barges.html', mediaType: 'text/html', sha256: '0'.repeat(64), encoding: 'UTF-8' },
      ...{ url: 'https://example.org/barges', importedAt: '2026-03-05T08:00:00.000Z' },
    },
    ...{ words: 19, annotations: 2, unplaced: 0, progress: 1, openedAt: null, edited: [] },
    ...{ tags: ['flood'], favourite: false, finished: null },
  },
  note: 'From the *local* paper.',
  collections: ['March flood'],
  annotations: [
    highlight('figure01', 'Fourteen people waited on the roof of the mill.', 'figure', [
      {
        ...{ type: 'TextualBody', purpose: 'commenting', format: 'text/markdown' },
        value: 'Others say **eleven**; check the hour.',
      },
      { type: 'TextualBody', purpose: 'tagging', value: 'relief', format: 'text/plain' },
    ]),
    highlight('claim001', 'The water fell at noon.', 'claim', []),
  ],
  links: [
    {
      ...{ id: 'link0001', relation: 'contradicts', note: '', created: made, modified: made },
      ends: [
        {
          ...{ article: 'example00001', annotation: 'figure01', title: 'Barges #3 and #4 reach Oberwald' },
          ...{ quote: 'Fourteen people', passage: { start: 0, end: 1 }, state: 'there' },
        },
        {
          ...{ article: 'example00002', annotation: 'figure02', title: 'Eleven saved from mill' },
          ...{ quote: 'Eleven people', passage: { start: 0, end: 1 }, state: 'there' },
        },
      ],
    },
  ],
  text,
  html: text
    .split('\n')
    .filter(Boolean)
    .map((line) => `<p>${line}</p>\n`)
    .join(''),
  pictures: [],
  file: 'Barges 3 and 4 reach Oberwald',
};
