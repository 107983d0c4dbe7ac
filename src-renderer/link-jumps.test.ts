import { beforeEach, expect, it } from 'vitest';
import type { ShownEnd, ShownLink } from '#contract';
import { connect, queries } from './api';
import { followLink, goBack } from './link-jumps';
import { seenFrom } from './linking';
import { useWorkspace } from './workspace';

let there: string[] = [];
let hear: (message: string) => void = () => {};
connect({
  send: (message) => {
    const { call, input } = JSON.parse(message) as { call: number; input: { articles: string[] } };
    const value = input.articles.filter((id) => there.includes(id)).map((id) => ({ id }));
    queueMicrotask(() => hear(JSON.stringify({ answer: call, value })));
  },
  listen: (listener) => {
    hear = listener;
    return () => {};
  },
});
const library = (...ids: string[]): void => void (there = ids);
const end = (article: string): ShownEnd => ({
  ...{ article, annotation: `in-${article}`, title: article, quote: 'words' },
  ...{ passage: { start: 0, end: 5 }, state: 'there' },
});
const link: ShownLink = {
  ...{ id: 'link', relation: 'quotes', note: '', created: '', modified: '' },
  ends: [end('a'), end('b')],
};

beforeEach(() => {
  queries.setQueryData(['getPreferences', {}], {});
  library('a', 'b', 'c');
  useWorkspace.setState({ panes: ['a', 'c'], focused: 0, annotation: null, cleaning: [] });
});

it('shows both articles instead of what cleaning did with them', () => {
  useWorkspace.setState({ cleaning: ['a', 'b', 'c'] });
  followLink(seenFrom(link, 'in-a'));
  expect(useWorkspace.getState()).toMatchObject({ panes: ['a', 'b', 'c'], focused: 1, cleaning: ['c'] });
});

it('goes back to what lay open, without articles that are in the trash by now', async () => {
  useWorkspace.setState({ panes: ['c', 'a'], focused: 1 });
  followLink(seenFrom(link, 'in-a'));
  library('a', 'b');
  await goBack();
  expect(useWorkspace.getState()).toMatchObject({ panes: ['a'], focused: 0 });
});
