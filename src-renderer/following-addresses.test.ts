import { beforeEach, expect, it } from 'vitest';
import type { ArticleLink, Located } from '#contract';
import { connect, queries } from './api';
import { followAddress, noteLinkInAddress } from './following-addresses';
import { toasts } from './toasts';
import { useWorkspace } from './workspace';

let located: Located = { state: 'nowhere' };
const asked: string[] = [];
let hear: (message: string) => void = () => {};
connect({
  send: (message) => {
    const { call, method } = JSON.parse(message) as { call: number; method: string };
    asked.push(method);
    queueMicrotask(() => hear(JSON.stringify({ answer: call, value: located })));
  },
  listen: (listener) => {
    hear = listener;
    return () => {};
  },
});

const link: ArticleLink = { article: 'abcdefgh1234', annotation: 'highlight-01', passage: null, note: false };
const passage = { start: 3, end: 10 };
const here = (place: Extract<Located, { state: 'here' }>['place']): Located => ({
  ...{ state: 'here', article: link.article, title: 'A dam', merged: false, place },
});
const said = (): string[] => toasts.visibleToasts.map(({ content }) => content.text);

beforeEach(() => {
  queries.setQueryData(['getPreferences', {}], {
    notebook: { scope: 'open' },
    comparing: { panel: 'notes' },
  });
  for (const { key } of toasts.visibleToasts) toasts.close(key);
  useWorkspace.setState({ panes: ['a', 'b'], focused: 0, annotation: null, dialog: null, reveal: null });
});

it('opens the article beside the others, and chooses and reveals the highlight', async () => {
  located = here({ kind: 'text', passage, version: 2, annotation: 'highlight-01' });
  await followAddress(link);
  expect(useWorkspace.getState()).toMatchObject({
    ...{ panes: ['a', link.article, 'b'], focused: 1, barAt: 'text' },
    annotation: { article: link.article, id: 'highlight-01' },
    reveal: { article: link.article, passage, version: 2, arriving: true },
  });
});

it('takes the place of the one in front when all panes are taken', async () => {
  useWorkspace.setState({ panes: ['a', 'b', 'c', 'd'], focused: 2 });
  located = here({ kind: 'article' });
  await followAddress(link);
  expect(useWorkspace.getState()).toMatchObject({ panes: ['a', 'b', link.article, 'd'], focused: 2 });
});

it('closes what only stands in the way, and nothing in which something is written', async () => {
  located = here({ kind: 'text', passage, version: 1, annotation: null });
  useWorkspace.setState({ dialog: 'help' });
  await followAddress(link);
  expect(useWorkspace.getState().dialog).toBeNull();
  useWorkspace.setState({ dialog: 'metadata' });
  await followAddress(link);
  expect(useWorkspace.getState().dialog).toBe('metadata');
});

it('says where it leads nowhere, and changes nothing', async () => {
  located = { state: 'nowhere' };
  await followAddress(link);
  expect(said()).toEqual([expect.stringContaining('not in this library')]);
  expect(useWorkspace.getState().panes).toEqual(['a', 'b']);
});

it('offers to restore an article from the trash, and goes on from there', async () => {
  located = { state: 'trash', article: link.article, title: 'A dam' };
  await followAddress(link);
  expect(said()).toEqual(['“A dam”, which this link leads to, is in the trash.']);
  const [restore] = toasts.visibleToasts[0]?.content.actions ?? [];
  expect(restore?.label).toBe('Restore');
  asked.length = 0;
  located = here({ kind: 'article' });
  restore?.run();
  await expect.poll(() => asked).toEqual(['restoreArticle', 'locateLink']);
  await expect.poll(() => useWorkspace.getState().panes).toContain(link.article);
});

it('shows a highlight without a place where it waits for one', async () => {
  located = here({ kind: 'unplaced', annotation: 'highlight-01' });
  await followAddress(link);
  expect(useWorkspace.getState().review).toEqual({ article: link.article, annotation: 'highlight-01' });
});

it('takes what is asked for out of the page’s address, and nothing else', () => {
  for (const [before, after] of [
    ['#article=abcdefgh1234&annotation=highlight-01', ''],
    ['#code=abc&article=abcdefgh1234&note', '#code=abc'],
    ['#window=new&article=wrong', '#window=new'],
    ['#code=abc', '#code=abc'],
  ] as const) {
    history.replaceState(null, '', location.pathname + before);
    noteLinkInAddress();
    expect(location.hash).toBe(after);
  }
});
