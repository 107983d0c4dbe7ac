import type { AnnotationChange } from '#contract';
import { limits } from '#contract/limits';
import { decode, encode } from '#contract/wire';
import { beforeEach, expect, it } from 'vitest';
import { connect } from './api';
import { changeMany, useChangingMany } from './changing-many';
import { redo, remember, undo, useHistory } from './history';

/** The categories of notes on a main side in memory; each call is answered when the test lets it. */
const main = new Map<string, string>();
let broken = false;
let waiting: (() => void)[] = [];
let held = false;

let receive: (message: string) => void = () => {};
connect({
  listen: (on) => {
    receive = on;
    return () => {};
  },
  send: (text) => {
    const message = decode(text);
    if (!('call' in message)) return;
    const answer = (): void => {
      if (broken) {
        const error = { code: 'storage' as const, message: 'The disk is full.' };
        return receive(encode({ answer: message.call, error }));
      }
      const { changes } = message.input as { changes: AnnotationChange[] };
      const inverse = changes.flatMap((change) => {
        const was = main.get(change.id);
        if (was === undefined || was === change.category) return [];
        main.set(change.id, change.category ?? '');
        return [{ ...change, category: was }];
      });
      receive(encode({ answer: message.call, value: { annotations: [], inverse } }));
    };
    if (held) waiting.push(answer);
    else queueMicrotask(answer);
  },
});

const article = crypto.randomUUID();
const count = limits.changes * 2 + 10;
const toClaims = (n: number): AnnotationChange[] =>
  [...main.keys()].slice(0, n).map((id) => ({ id, article, category: 'claim' }));
const claims = (): number => [...main.values()].filter((category) => category === 'claim').length;
const labels = (): string[][] => {
  const { done, undone } = useHistory.getState();
  return [done.map(({ label }) => label), undone.map(({ label }) => label)];
};
/** Does something as soon as the second of the calls of a long change is under way. */
const atSecondCall = (then: () => void): (() => void) =>
  useChangingMany.subscribe(({ running }) => {
    if (running && running.done > 0) then();
  });

beforeEach(() => {
  main.clear();
  for (let i = 0; i < count; i++) main.set(`note-${i}`, 'doubt');
  [broken, held, waiting] = [false, false, []];
  useHistory.setState({ done: [], undone: [] });
});

it('takes back the rest after taking back was stopped', async () => {
  await changeMany(toClaims(count), 'category');
  expect(claims()).toBe(count);
  const stop = atSecondCall(() => useChangingMany.getState().running?.cancel());
  await undo();
  stop();
  const left = claims();
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(count);
  expect(labels()).toEqual([['category of 4,010 notes'], []]);
  await undo();
  expect(claims()).toBe(0);
  await redo();
  expect(claims()).toBe(count);
});

it('takes back the rest after taking back failed half-way', async () => {
  await changeMany(toClaims(count), 'category');
  const stop = atSecondCall(() => (broken = true));
  await undo();
  stop();
  expect(claims()).toBeLessThan(count);
  broken = false;
  await undo();
  expect(claims()).toBe(0);
  await redo();
  expect(claims()).toBe(count);
});

it('what was done again before it was stopped can be taken back, and all done again', async () => {
  await changeMany(toClaims(count), 'category');
  await undo();
  const stop = atSecondCall(() => useChangingMany.getState().running?.cancel());
  await redo();
  stop();
  expect(claims()).toBeGreaterThan(0);
  expect(labels()).toEqual([['category of 4,010 notes'], []]);
  await undo();
  expect(claims()).toBe(0);
  await redo();
  expect(claims()).toBe(count);
});

it('is taken back by an undo that comes before it is stored', async () => {
  const log: string[] = [];
  remember({ label: 'before', undo: async () => log.push('before'), redo: async () => {} });
  held = true;
  const changing = changeMany(toClaims(3), 'category');
  const undoing = undo();
  held = false;
  waiting.forEach((answer) => answer());
  await Promise.all([changing, undoing]);
  expect(claims()).toBe(0);
  expect(log).toEqual([]);
  expect(labels()).toEqual([['before'], ['category of 3 notes']]);
});

it('is no step when it failed or changed nothing', async () => {
  broken = true;
  await changeMany(toClaims(3), 'category');
  broken = false;
  await changeMany([{ id: 'gone', article, category: 'claim' }], 'category');
  expect(labels()).toEqual([[], []]);
});
