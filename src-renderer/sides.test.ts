import { beforeEach, expect, it } from 'vitest';
import type { Preferences } from '#contract';
import { connect, queries } from './api';
import { besideShown, canHide, isSideShown, noteShown, showSide, toggleSide, useSides } from './sides';
import { closePane, openBeside, openTogether, reopen, useWorkspace, widenResults } from './workspace';

connect({ send: () => {}, listen: () => () => {} });

const prefer = (said: Partial<Preferences>): void =>
  void queries.setQueryData(['getPreferences', {}], { libraryOpen: true, notebookOpen: true, ...said });
const wanted = (): Preferences | undefined => queries.getQueryData(['getPreferences', {}]);
const resize = (width: number): void => useSides.setState({ width });

beforeEach(() => {
  prefer({});
  useWorkspace.setState({ panes: [], focused: 0, resultsWide: false });
  noteShown(0);
  resize(1280);
});

it('makes room for two pages, in this window only, and comes back with the room', () => {
  openTogether(['a', 'b']);
  expect(isSideShown('library')).toBe(false);
  expect(wanted()?.libraryOpen).toBe(true);
  closePane(1);
  expect(isSideShown('library')).toBe(true);
  reopen('b', 1);
  expect(isSideShown('library')).toBe(false);
  resize(1920);
  expect(isSideShown('library')).toBe(true);
});

it('stays when the reader shows it all the same, until the pages need no more room', () => {
  openTogether(['a', 'b']);
  showSide('library');
  openBeside('c');
  expect(isSideShown('library')).toBe(true);
  toggleSide('library');
  expect(isSideShown('library')).toBe(false);
  expect(wanted()?.libraryOpen).toBe(true);
  toggleSide('library');
  closePane(2);
  closePane(1);
  openBeside('b');
  expect(isSideShown('library')).toBe(false);
});

it('does not step aside for pages that an undo lays open again beside it, and does where it was hidden', () => {
  openTogether(['a', 'b']);
  showSide('library');
  closePane(1);
  besideShown('library', () => reopen('b', 1));
  expect(isSideShown('library')).toBe(true);
  toggleSide('library');
  besideShown('library', () => reopen('c', 2));
  expect(isSideShown('library')).toBe(false);
});

it('is hidden where the reader wants it so, but never in an empty window', () => {
  prefer({ libraryOpen: false });
  expect(isSideShown('library')).toBe(true);
  expect(canHide('library')).toBe(false);
  toggleSide('library');
  expect(isSideShown('library')).toBe(true);
  openBeside('a');
  expect(isSideShown('library')).toBe(false);
  toggleSide('library');
  expect(wanted()?.libraryOpen).toBe(true);
});

it('can be hidden beside what a search finds, also when no article is open', () => {
  widenResults(true);
  expect(canHide('library')).toBe(true);
  toggleSide('library');
  expect(isSideShown('library')).toBe(false);
  widenResults(false);
  expect(isSideShown('library')).toBe(true);
});

it('makes room with the notebook, too, when there are three pages', () => {
  openTogether(['a', 'b', 'c']);
  expect(isSideShown('notebook')).toBe(false);
  closePane(0);
  expect(isSideShown('notebook')).toBe(true);
});
