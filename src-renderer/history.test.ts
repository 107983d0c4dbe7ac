import { AppError } from '#contract/errors';
import { beforeEach, expect, it } from 'vitest';
import { canRedo, canUndo, redo, remember, undo, undoStep, useHistory } from './history';

let log: string[] = [];
const step = (label: string) => ({
  label,
  undo: async () => void log.push(`undo ${label}`),
  redo: async () => void log.push(`redo ${label}`),
});

beforeEach(() => {
  log = [];
  useHistory.setState({ done: [], undone: [] });
});

it('takes back the last change first, and does it again in order', async () => {
  remember(step('a'));
  remember(step('b'));
  await undo();
  await undo();
  await redo();
  await redo();
  expect(log).toEqual(['undo b', 'undo a', 'redo a', 'redo b']);
});

it('runs two quick undos one after the other', async () => {
  let ended = false;
  remember(step('first'));
  remember({
    ...step('slow'),
    undo: async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      ended = true;
    },
  });
  const both = [undo(), undo()];
  await both[1];
  expect(ended).toBe(true);
  expect(log).toEqual(['undo first']);
});

it('what is being taken back can be asked to be done again before that has ended', async () => {
  let end = (): void => {};
  const stored = new Promise<void>((resolve) => (end = resolve));
  remember({ ...step('slow'), undo: () => stored });
  expect([canUndo(), canRedo()]).toEqual([true, false]);
  const undone = undo();
  expect(canRedo()).toBe(true);
  const redone = redo();
  end();
  await Promise.all([undone, redone]);
  expect(log).toEqual(['redo slow']);
  expect([canUndo(), canRedo()]).toEqual([true, false]);
});

it('keeps a step that could not be taken back', async () => {
  const failing = { ...step('a'), undo: () => Promise.reject(new Error('The disk is full.')) };
  remember(failing);
  await undo();
  expect(useHistory.getState().done).toEqual([failing]);
  expect(useHistory.getState().undone).toEqual([]);
});

it('forgets what could be redone once something new is done', async () => {
  remember(step('a'));
  await undo();
  remember(step('b'));
  await redo();
  expect(log).toEqual(['undo a']);
});

it('a change made while a step is being taken back leaves nothing to redo', async () => {
  let end = (): void => {};
  const slow = { ...step('slow'), undo: () => new Promise<void>((resolve) => (end = resolve)) };
  remember(slow);
  const undoing = undo();
  await Promise.resolve();
  remember(step('new'));
  end();
  await undoing;
  const { done, undone } = useHistory.getState();
  expect({ done: done.map((s) => s.label), undone }).toEqual({ done: ['new'], undone: [] });
});

it('takes one step back from the middle, for the Undo button of its message', async () => {
  const first = step('a');
  remember(first);
  remember(step('b'));
  await undoStep(first);
  expect(log).toEqual(['undo a']);
  expect(useHistory.getState().done.map((s) => s.label)).toEqual(['b']);
});

it('a step that another window has overtaken goes, so that those before it can be taken back', async () => {
  remember(step('mine'));
  remember({
    ...step('overtaken'),
    undo: async () => Promise.reject(new AppError('conflict', 'Changed in another window.')),
  });
  await undo();
  await undo();
  expect(log).toEqual(['undo mine']);
  expect(useHistory.getState().undone.map(({ label }) => label)).toEqual(['mine']);
});
