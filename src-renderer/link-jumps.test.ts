import { beforeEach, expect, it } from 'vitest';
import type { ShownEnd, ShownLink } from '#contract';
import { connect, queries } from './api';
import { followLink, goBack } from './link-jumps';
import { seenFrom } from './linking';
import { useWorkspace } from './workspace';

connect({ send: () => {}, listen: () => () => {} });
const library = (...ids: string[]): void =>
  void queries.setQueryData(
    ['listArticles', {}],
    ids.map((id) => ({ id })),
  );
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

it('goes back to what lay open, without articles that are in the trash by now', () => {
  useWorkspace.setState({ panes: ['c', 'a'], focused: 1 });
  followLink(seenFrom(link, 'in-a'));
  library('a', 'b');
  goBack();
  expect(useWorkspace.getState()).toMatchObject({ panes: ['a'], focused: 0 });
});
