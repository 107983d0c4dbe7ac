import { decode, encode } from '#contract/wire';
import { beforeEach, expect, it } from 'vitest';
import { connect } from '../api';
import {
  anyTicked,
  clearTicked,
  tickAll,
  tickedArticles,
  tickedCount,
  tickOnly,
  toggleTicked,
  untick,
  useTickedArticles,
  watchTicked,
} from './ticked-articles';

/** The library of the main side: what is asked about and is in it is answered. */
let library: string[] = [];
let receive: (message: string) => void = () => {};
connect({
  listen: (on) => {
    receive = on;
    return () => {};
  },
  send: (text) => {
    const message = decode(text);
    if (!('call' in message)) return;
    const { articles } = message.input as { articles: string[] };
    const value = articles.filter((id) => library.includes(id)).map((id) => ({ id }));
    queueMicrotask(() => receive(encode({ answer: message.call, value })));
  },
});

/** A span that is answered when the test lets it. */
function span(): { asked: Promise<string[]>; answer: (ids: string[]) => void } {
  let answer: (ids: string[]) => void = () => {};
  const asked = new Promise<string[]>((resolve) => {
    answer = resolve;
  });
  return { asked, answer };
}

beforeEach(clearTicked);

it('what is done with the ticked ones waits for the span that is being asked for', async () => {
  toggleTicked('a');
  const { asked, answer } = span();
  tickOnly(asked);
  const meant = tickedArticles();
  answer(['a', 'b', 'c', 'd']);
  expect(await meant).toEqual(['a', 'b', 'c', 'd']);
});

it('one that is ticked while a span is asked for is added to it', async () => {
  const { asked, answer } = span();
  tickOnly(asked);
  expect(anyTicked()).toBe(true);
  toggleTicked('f');
  answer(['a', 'b']);
  expect(await tickedArticles()).toEqual(['a', 'b', 'f']);
});

it('a later span counts, and so does what is ticked or cleared meanwhile', async () => {
  const [short, long, cleared] = [span(), span(), span()];
  tickOnly(short.asked);
  tickOnly(long.asked);
  long.answer(['a', 'b', 'c']);
  expect(await tickedArticles()).toEqual(['a', 'b', 'c']);
  short.answer(['a']);
  await short.asked;
  expect(await tickedArticles()).toEqual(['a', 'b', 'c']);
  tickOnly(cleared.asked);
  clearTicked();
  cleared.answer(['a']);
  await cleared.asked;
  expect(await tickedArticles()).toEqual([]);
});

it('what is gone is neither ticked nor left out', () => {
  toggleTicked('a');
  toggleTicked('b');
  untick(['a']);
  expect(tickedCount(useTickedArticles.getState(), 9)).toBe(1);
  tickAll();
  toggleTicked('c');
  toggleTicked('d');
  untick(['c']);
  // Of nine without one that is gone, all but one.
  expect(tickedCount(useTickedArticles.getState(), 8)).toBe(7);
});

it('articles that are deleted elsewhere leave what is ticked', async () => {
  library = ['a', 'b', 'c'];
  const stop = watchTicked();
  toggleTicked('a');
  toggleTicked('b');
  library = ['b', 'c'];
  const changed = new Promise<void>((resolve) => {
    const end = useTickedArticles.subscribe(() => (end(), resolve()));
  });
  receive(encode({ event: 'libraryChanged', data: null }));
  await changed;
  expect(await tickedArticles()).toEqual(['b']);
  stop();
});
