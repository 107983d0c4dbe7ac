import type { Annotation } from '#contract';
import { expect, it } from 'vitest';
import type { ArticleFolder } from '../store/article-folder';
import { type AnnotationsFile, noAnnotations } from '../store/formats';
import { placeAnew } from './place-anew';
import { createPlacer } from './placer';
import { selectorsOf } from './selectors';

const old = 'A first line.\nEleven people died on Monday.\n';
const young = 'Eleven people died on Monday.\n';

function noteOn(text: string, words: string): Annotation {
  const start = text.indexOf(words);
  const selector = selectorsOf(text, { start, end: start + words.length });
  const time = '2024-01-01T00:00:00.000Z';
  return {
    ...{ id: 'note-0001', motivation: 'highlighting', body: [], category: 'claim', deleted: null },
    ...{ created: time, modified: time, target: { source: 'article-1', version: 1, selector } },
  };
}

/** An article in its second version, and what is done while the first one is read to place its annotations from. */
function folderWith(annotation: Annotation, meanwhile: (file: AnnotationsFile) => AnnotationsFile) {
  let data: AnnotationsFile = { ...noAnnotations, annotations: [annotation] };
  const record = { version: 2 };
  const folder = {
    article: { data: record },
    annotations: {
      get data() {
        return data;
      },
      settle: async (change: (file: AnnotationsFile) => AnnotationsFile) => void (data = change(data)),
    },
    content: async () => ({ record, html: '', text: young }),
    version: async () => {
      data = meanwhile(data);
      return { record: { version: 1 }, html: '', text: old };
    },
  };
  return { folder: folder as unknown as ArticleFolder, stored: () => data.annotations[0] };
}

const change = (by: Partial<Annotation>) => (file: AnnotationsFile) => ({
  ...file,
  annotations: file.annotations.map((one) => ({ ...one, ...by })),
});

it('an annotation that is deleted or noted on meanwhile gets its place all the same', async () => {
  const made = noteOn(old, 'people died');
  const deleted = '2024-01-02T00:00:00.000Z';
  const { folder, stored } = folderWith(made, change({ deleted, category: 'question' }));
  await placeAnew(folder, createPlacer());
  expect(stored()).toMatchObject({ deleted, category: 'question', origin: made.target });
  expect(stored()?.target).toMatchObject({ version: 2, selector: [{ start: 7, end: 18 }, {}] });
});

it('a passage that the reader chooses meanwhile stays as it is', async () => {
  const chosen = { ...noteOn(young, 'Monday').target, version: 2 };
  const { folder, stored } = folderWith(noteOn(old, 'people died'), change({ target: chosen }));
  await placeAnew(folder, createPlacer());
  expect(stored()?.target).toEqual(chosen);
  expect(stored()?.origin).toBeUndefined();
});
