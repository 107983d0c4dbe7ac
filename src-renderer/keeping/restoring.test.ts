import { decode, encode } from '#contract/wire';
import { beforeEach, expect, it } from 'vitest';
import { connect } from '../api';
import { redo, undo, useHistory } from '../history';
import { restore } from './restoring';

/** What the main side was asked, and what it refuses with. */
let asked: string[] = [];
let refuses: { code: 'storage' | 'not-found'; message: string } | null = null;
const made = new Set<string>();
let receive: (message: string) => void = () => {};
connect({
  listen: (on) => {
    receive = on;
    return () => {};
  },
  send: (text) => {
    const message = decode(text);
    if (!('call' in message)) return;
    const input = message.input as { id?: string; restore?: string };
    asked.push(message.method);
    const answer = (): string => {
      if (message.method === 'undoRestore') {
        made.delete(input.restore ?? '');
        return encode({ answer: message.call, value: null });
      }
      // What was restored before it failed can be taken back.
      made.add(input.id ?? '');
      return refuses
        ? encode({ answer: message.call, error: refuses })
        : encode({
            answer: message.call,
            value: { articles: 1, notes: 2, comparisons: 0, collections: 0, templates: 0, awaited: 0 },
          });
    };
    queueMicrotask(() => receive(answer()));
  },
});

const input = { at: '2026-01-02T03:04:05.000Z', what: { kind: 'all' }, how: 'exact' } as const;

beforeEach(() => {
  asked = [];
  refuses = null;
  made.clear();
  useHistory.setState({ done: [], undone: [] });
});

it('a restoring that failed half way can be taken back', async () => {
  refuses = { code: 'storage', message: 'The disk is full.' };
  expect(await restore(input)).toBe(false);
  expect(made.size).toBe(1);
  await undo();
  expect(asked).toEqual(['restoreBackup', 'undoRestore']);
  expect(made.size).toBe(0);
});

it('what was refused before it began leaves no step', async () => {
  refuses = { code: 'not-found', message: 'There is no such backup.' };
  expect(await restore(input)).toBe(false);
  expect(useHistory.getState().done).toEqual([]);
});

it('done again and failing half way, it can be taken back once more', async () => {
  expect(await restore(input)).toBe(true);
  await undo();
  refuses = { code: 'storage', message: 'The disk is full.' };
  await redo();
  expect(useHistory.getState().done).toHaveLength(1);
  await undo();
  expect(made.size).toBe(0);
});
