import type { Match } from '#contract';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backboneOf } from './backbone';

const match = (a: number, b: number, score: number): Match => ({
  ...{ id: `${a}/${b}`, kind: 'same-fact', score, origin: 'found', evidence: [] },
  ...{ a: { start: a, end: a + 1 }, b: { start: b, end: b + 1 } },
});

it('leaves out what crosses the heavier line', () => {
  const found = backboneOf([match(1, 10, 0.9), match(2, 3, 0.7), match(3, 11, 0.9), match(4, 12, 0.7)]);
  expect(found).toEqual(['1/10', '3/11', '4/12']);
  expect(backboneOf([])).toEqual([]);
});

it('is the heaviest line that goes on in both texts', () => {
  const place = fc.integer({ min: 0, max: 6 });
  const some = fc.uniqueArray(fc.tuple(place, place, fc.integer({ min: 1, max: 9 })), {
    maxLength: 8,
    selector: ([a, b]) => `${a}/${b}`,
  });
  fc.assert(
    fc.property(some, (places) => {
      const matches = places.map(([a, b, score]) => match(a, b, score));
      const heaviest = (rest: Match[], after: Match | null): number =>
        rest.reduce((most, one) => {
          const follows = !after || (one.a.start > after.a.start && one.b.start > after.b.start);
          return follows ? Math.max(most, one.score + heaviest(rest, one)) : most;
        }, 0);
      const byId = new Map(matches.map((one) => [one.id, one]));
      const line = backboneOf(matches).map((id) => byId.get(id));
      expect(line.reduce((sum, one) => sum + (one?.score ?? 0), 0)).toBe(heaviest(matches, null));
      line.slice(1).forEach((one, at) => {
        expect(one?.a.start).toBeGreaterThan(line[at]?.a.start ?? -1);
        expect(one?.b.start).toBeGreaterThan(line[at]?.b.start ?? -1);
      });
    }),
  );
});
