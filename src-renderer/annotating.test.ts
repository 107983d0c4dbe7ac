import { beforeAll, expect, it, vi } from 'vitest';
import { Preferences } from '#contract/model';
import { pipe } from '#contract/channel';
import { annotate, deleteAnnotation } from './annotating';
import { connect, fetchAnswer, heldAnswer, stale } from './api';
import { watchNotes } from './note-saving';
import { toasts } from './toasts';

/** A main side with one article and a disk that may be full. */
const main = { made: new Map<string, object>(), full: false, deleted: 0 };
const article = 'article0001';
const [here, there] = pipe();
const noticed = (): void => there.send(JSON.stringify({ event: 'noticed', data: null }));
const held = (): string[] => (heldAnswer('listAnnotations', { article }) ?? []).map(({ id }) => id);
const errors = (): number => toasts.visibleToasts.filter(({ content }) => content.kind === 'error').length;

beforeAll(async () => {
  there.listen((text) => {
    const { call, method, input } = JSON.parse(text) as {
      call: number;
      method: string;
      input: { id: string; passage: { start: number; end: number } };
    };
    const answer = (value: unknown): void => there.send(JSON.stringify({ answer: call, value }));
    if (method === 'getStatus')
      return answer({ trouble: main.full ? 'The disk is full.' : null, readOnly: null });
    if (method === 'getPreferences' || method === 'setPreferences') return answer(Preferences.parse({}));
    if (method === 'listAnnotations') return answer([...main.made.values()]);
    if (method === 'deleteAnnotation') return answer((main.deleted++, null));
    if (method !== 'createAnnotation') return answer(null);
    if (main.full)
      return there.send(
        JSON.stringify({ answer: call, error: { code: 'storage', message: 'The disk is full.' } }),
      );
    const time = '2026-01-01T00:00:00Z';
    const selector = [
      { type: 'TextPositionSelector', ...input.passage },
      { type: 'TextQuoteSelector', exact: 'x', prefix: '', suffix: '' },
    ];
    const made = {
      ...{ id: input.id, category: 'claim', body: [], created: time, modified: time, deleted: null },
      ...{ motivation: 'highlighting', target: { source: article, version: 1, selector } },
    };
    main.made.set(input.id, made);
    answer(made);
  });
  connect(here);
  watchNotes();
  await fetchAnswer('getPreferences', {});
  await fetchAnswer('listAnnotations', { article });
});

it('highlights that a full disk refuses stay on the page and are stored by themselves when there is space', async () => {
  main.full = true;
  await annotate({ article, passage: { start: 0, end: 4 } });
  await annotate({ article, passage: { start: 6, end: 9 } });
  expect(errors()).toBe(1);
  // What the main side answers meanwhile does not know them.
  stale('listAnnotations', { article });
  await fetchAnswer('listAnnotations', { article });
  expect(held()).toHaveLength(2);
  noticed();
  await fetchAnswer('getStatus', {});
  expect(main.made.size).toBe(0);

  main.full = false;
  noticed();
  await vi.waitFor(() => expect([...main.made.keys()]).toEqual(held()));
  await vi.waitFor(() => expect(errors()).toBe(0));
});

it('one that was refused can be deleted, and is not stored later', async () => {
  main.full = true;
  const before = held();
  await annotate({ article, passage: { start: 12, end: 15 } });
  const [id] = held().filter((one) => !before.includes(one));
  await deleteAnnotation(article, id ?? '');
  expect(held()).toEqual(before);
  main.full = false;
  noticed();
  await fetchAnswer('getStatus', {});
  expect([...main.made.keys()]).toEqual(before);
  expect(main.deleted).toBe(0);
});
