import { beforeEach, expect, it } from 'vitest';
import { connect } from './api';
import {
  closePane,
  keepOnly,
  movePane,
  openArticle,
  openBeside,
  openTogether,
  useWorkspace,
} from './workspace';

connect({ send: () => {}, listen: () => () => {} });

const panes = (): string => useWorkspace.getState().panes.join(' ');
const focused = (): string | undefined => useWorkspace.getState().panes[useWorkspace.getState().focused];

beforeEach(() => useWorkspace.setState({ panes: [], focused: 0 }));

it('opens an article in the focused pane, or goes to where it is open', () => {
  openArticle('a');
  openBeside('b');
  openArticle('c');
  expect(panes()).toBe('a c');
  openArticle('a');
  expect(panes()).toBe('a c');
  expect(focused()).toBe('a');
});

it('opens beside the focused one, and never more than four', () => {
  for (const id of ['a', 'b', 'c', 'd']) openBeside(id);
  expect(panes()).toBe('a b c d');
  openBeside('e');
  expect(panes()).toBe('a b e d');
  expect(focused()).toBe('e');
});

it('lays articles side by side, each once', () => {
  openTogether(['a', 'b', 'a', 'c', 'd', 'e']);
  expect(panes()).toBe('a b c d');
});

it('keeps the focus on the same article when another pane closes or moves', () => {
  openTogether(['a', 'b', 'c']);
  openArticle('c');
  closePane(0);
  expect(panes()).toBe('b c');
  expect(focused()).toBe('c');
  movePane(1, -1);
  expect(panes()).toBe('c b');
  expect(focused()).toBe('c');
});

it('closes the panes of articles that have gone', () => {
  openTogether(['a', 'b', 'c']);
  openArticle('c');
  keepOnly((id) => ['a', 'b'].includes(id));
  expect(panes()).toBe('a b');
  expect(focused()).toBe('b');
});
