import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ArticleFolder } from '../store/article-folder';
import type { Document } from '../store/document';
import { type LibraryFile, noAnnotations } from '../store/formats';
import { createLibraryIndex, tellDelay, writeDelay } from './library-index';

/** As much of an article's folder as the list is made from. */
const folder = (progress: number, notes = 0): ArticleFolder =>
  ({
    article: {
      data: {
        ...{ id: 'article-1', title: 'Flood', metadataEdits: {}, files: [], version: 1 },
        source: { importedAt: '2026-03-01T10:00:00Z' },
      },
    },
    annotations: {
      data: {
        ...noAnnotations,
        annotations: Array.from({ length: notes }, () => ({
          ...{ deleted: null, body: [], target: { version: 1, selector: [{}, { exact: '' }] } },
        })),
      },
    },
    position: { data: { position: { offset: 0, progress }, openedAt: null } },
  }) as unknown as ArticleFolder;

function indexWith() {
  const writes: LibraryFile[] = [];
  const document: Pick<Document<LibraryFile>, 'data' | 'update'> = {
    data: { formatVersion: 4, articles: [] },
    update: async (change) => void writes.push(change({ formatVersion: 4, articles: [] })),
  };
  const changed = vi.fn();
  return { index: createLibraryIndex(document, changed), writes, changed };
}

describe('the list', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('tells at most every two seconds that it changed, and is written when reading has paused', async () => {
    const { index, writes, changed } = indexWith();
    for (let second = 1; second <= 60; second++) {
      index.refresh(folder(second / 100));
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(changed).toHaveBeenCalledTimes(60_000 / tellDelay);
    expect(writes).toEqual([]);
    await vi.advanceTimersByTimeAsync(writeDelay);
    expect(writes).toMatchObject([{ articles: [{ id: 'article-1', progress: 0.6 }] }]);
  });

  it('is written at once on closing, and only when something has changed', async () => {
    const { index, writes } = indexWith();
    index.refresh(folder(0, 2));
    await index.flush();
    await index.flush();
    await vi.advanceTimersByTimeAsync(2 * writeDelay);
    expect(writes).toMatchObject([{ articles: [{ annotations: 2 }] }]);
  });
});

it('articles of one file name are told apart by what their files call themselves, not by what the reader does', () => {
  const { index } = indexWith();
  const page = (id: string, title: string, edits = {}): void => {
    const one = folder(0);
    const source = { fileName: 'index.html', url: null, importedAt: `2026-03-0${id}T10:00:00Z` };
    Object.assign(one.article.data, { id, title, source, metadataEdits: edits });
    index.refresh(one);
  };
  page('1', 'Flood');
  page('2', 'Fire');
  page('3', 'FLOOD ', { title: 'Mine' });
  page('4', 'Storm', { title: 'Flood' });
  expect(index.findByName('Index (1).html', 'Flood')).toEqual(['3', '1']);
});
