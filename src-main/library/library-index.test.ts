import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ArticleFolder } from '../store/article-folder';
import { noAnnotations } from '../store/formats';
import { createListEntries } from '../store/list-entries';
import type { ListChanges } from '../store/list-file';
import { createLibraryIndex, tellDelay } from './library-index';

/** As much of an article's folder as the list is made from. */
const folder = (progress: number, notes = 0): ArticleFolder =>
  ({
    article: {
      data: {
        ...{ id: 'article-1', title: 'Flood', metadataEdits: {}, files: [], version: 1 },
        source: { fileName: 'flood.txt', sha256: '1', url: null, importedAt: '2026-03-01T10:00:00Z' },
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
  const added: ListChanges[] = [];
  const file = {
    entries: createListEntries(),
    add: async (changes: ListChanges) => void added.push(changes),
    finish: async () => {},
  };
  const changed = vi.fn();
  const touched = vi.fn();
  return { index: createLibraryIndex(file, touched, changed), added, changed, touched };
}

describe('the list', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('tells at most every two seconds that it changed, and stores only what did', async () => {
    const { index, added, changed } = indexWith();
    for (let second = 1; second <= 60; second++) {
      index.refresh(folder(second / 100));
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(changed).toHaveBeenCalledTimes(60_000 / tellDelay);
    expect(added).toEqual([]);
    await index.flush();
    expect(added.map((changes) => [...changes])).toMatchObject([[['article-1', { progress: 0.6 }]]]);
    index.remove('article-1');
    await index.flush();
    expect(added.map((changes) => [...changes]).at(-1)).toEqual([['article-1', null]]);
  });

  it('asks to be stored when something has changed, and stores again what could not be', async () => {
    const { index, added, touched } = indexWith();
    index.refresh(folder(0, 2));
    expect(touched).toHaveBeenCalledTimes(1);
    index.settle(folder(0, 2));
    expect(touched).toHaveBeenCalledTimes(1);
    index.settle(folder(0, 3));
    expect(touched).toHaveBeenCalledTimes(2);
    await index.flush();
    expect(added.map((changes) => [...changes])).toMatchObject([[['article-1', { annotations: 3 }]]]);
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
