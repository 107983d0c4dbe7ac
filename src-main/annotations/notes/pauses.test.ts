import { expect, it } from 'vitest';
import { createPauses, sortInTurns } from './pauses';

it.each([0, 1, 2, 1023, 1024, 1025, 5000, 20_000])(
  'sorts %i things, equal ones in their order',
  async (count) => {
    const list = Array.from({ length: count }, (_, n) => ({ n, key: (n * 7919) % 97 }));
    const sorted = await sortInTurns(list, (a, b) => a.key - b.key, createPauses());
    expect(sorted).toEqual([...list].sort((a, b) => a.key - b.key || a.n - b.n));
  },
);

it('lets others have their turn', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  const slow = (a: number, b: number): number => {
    for (let n = 0; n < 2000; n++) Math.sqrt(n);
    return a - b;
  };
  await sortInTurns(
    Array.from({ length: 20_000 }, (_, n) => (n * 7919) % 20_011),
    slow,
    createPauses(),
  );
  clearInterval(timer);
  expect(turns).toBeGreaterThan(2);
});
