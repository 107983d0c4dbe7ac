import { expect, it } from 'vitest';
import { clearTicked, keepTicked, setTicked, tickAll, tickedCount, useTicked } from './ticked';

const ticks = (): string[] => [...useTicked.getState().refs.keys()];

it('ticks end with the list that they were made in', () => {
  keepTicked('open', ['a', 'b']);
  setTicked(
    [
      { article: 'a', id: 'one' },
      { article: 'b', id: 'two' },
    ],
    true,
  );
  keepTicked('open', ['b', 'a']);
  expect(ticks()).toEqual(['one', 'two']);
  keepTicked('open', ['b', 'c']);
  expect(ticks()).toEqual(['two']);
  keepTicked('library', []);
  expect(ticks()).toEqual([]);
});

it('all that were shown are not all of another list', () => {
  keepTicked('open', ['a']);
  tickAll();
  keepTicked('open', ['b']);
  expect(tickedCount(useTicked.getState(), 7)).toBe(0);
  clearTicked();
});
