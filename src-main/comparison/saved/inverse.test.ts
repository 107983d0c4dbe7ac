import { type Comparison, ComparisonChange, type Target } from '#contract';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applied, type Targeted } from './apply';
import { inverseOf } from './inverse';

const articles = ['article-a', 'article-b', 'article-c'];
const now = new Date('2026-03-05T10:00:00.000Z');
const few = (kind: string) => fc.integer({ min: 1, max: 4 }).map((n) => `${kind}-0000${n}`);
const words = fc.constantFrom('', 'one', 'two', 'three');

const target: fc.Arbitrary<Target> = fc
  .record({
    source: fc.constantFrom(...articles),
    start: fc.integer({ min: 0, max: 9 }),
    version: fc.constantFrom(1, 2),
  })
  .map(({ source, start, version }) => ({
    ...{ source, version },
    selector: [
      { type: 'TextPositionSelector', start, end: start + 3 },
      { type: 'TextQuoteSelector', exact: 'abc', prefix: '', suffix: '' },
    ],
  }));

const targeted: fc.Arbitrary<Targeted> = fc.record({
  decisions: fc.array(
    fc.record({ id: few('decision'), ends: fc.tuple(target, target), corresponds: fc.boolean() }),
    { maxLength: 2 },
  ),
  dismissed: fc.array(
    fc.record({
      id: few('dismissal'),
      what: fc.constantFrom('figures' as const, 'only-here' as const),
      places: fc.array(target, { minLength: 1, maxLength: 2 }),
    }),
    { maxLength: 2 },
  ),
  cells: fc.array(
    fc.record({
      row: few('row'),
      cell: fc.record({ id: few('cell'), target, annotation: fc.constant(null) }),
    }),
    { maxLength: 3 },
  ),
});

const change = fc.record(
  {
    id: fc.constant('comparison-1'),
    articles: fc.shuffledSubarray(articles, { minLength: 2 }),
    name: fc.constantFrom('Dam', 'Flood'),
    note: words,
    view: fc.record({
      ...{ marks: fc.constant(['shared' as const]), linked: fc.boolean() },
      ...{ panel: fc.constant('grid' as const), gridBelow: fc.boolean() },
    }),
    rows: fc.array(
      fc.record(
        {
          ...{ id: few('row'), rank: fc.constantFrom('B', 'V', 'k'), claim: words, note: words },
          verdict: fc.constantFrom('same' as const, null),
        },
        { requiredKeys: ['id'] },
      ),
      { maxLength: 3 },
    ),
    remove: fc.array(fc.oneof(...['decision', 'dismissal', 'row', 'cell'].map(few)), { maxLength: 3 }),
    deleted: fc.boolean(),
  },
  { requiredKeys: ['id'] },
);

const none: Targeted = { decisions: [], dismissed: [], cells: [] };
const at = (minutes: number) => ({ now: new Date(now.getTime() + minutes * 60_000), name: 'Made' });

/** The same but for when it was changed or deleted last. */
const said = (one: Comparison | undefined) =>
  one && { ...one, modified: '', deleted: one.deleted === null ? null : 'yes' };

it('takes any change back exactly, over and over, as far as the first', () => {
  let taken = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(change, targeted), { minLength: 1, maxLength: 8 }), (steps) => {
      let young = applied(undefined, { id: 'comparison-1', articles: articles.slice(0, 2) }, none, at(0));
      const history: { before: Comparison; inverse: ComparisonChange }[] = [];
      for (const [n, [given, places]] of steps.entries()) {
        // Fields that are `undefined` are not given on the wire.
        const step = ComparisonChange.parse(JSON.parse(JSON.stringify(given)));
        let next: Comparison;
        try {
          next = applied(young, step, places, at(n + 1));
        } catch {
          continue;
        }
        const inverse = inverseOf(young, next);
        if (inverse)
          history.push({
            before: young,
            inverse: ComparisonChange.parse(JSON.parse(JSON.stringify(inverse))),
          });
        else expect(said(next)).toEqual(said(young));
        young = next;
      }
      for (const { before, inverse } of history.reverse()) {
        const back = applied(young, inverse, none, at(100));
        expect(said(back)).toEqual(said(before));
        // Forward again, and back once more.
        const redo = inverseOf(young, back);
        if (redo) expect(said(applied(back, redo, none, at(101)))).toEqual(said(young));
        young = back;
        taken++;
      }
    }),
    { numRuns: 400 },
  );
  expect(taken).toBeGreaterThan(400);
});

it('leaves alone what others change afterwards', () => {
  const made = applied(undefined, { id: 'comparison-1', articles: articles.slice(0, 2) }, none, at(0));
  const rows = applied(
    made,
    { id: 'comparison-1', rows: [{ id: 'row-00001', claim: 'one' }, { id: 'row-00002' }] },
    none,
    at(1),
  );
  const mine = applied(rows, { id: 'comparison-1', rows: [{ id: 'row-00001', claim: 'two' }] }, none, at(2));
  const inverse = inverseOf(rows, mine) as ComparisonChange;
  const others = {
    id: 'comparison-1',
    name: 'Theirs',
    rows: [{ id: 'row-00001', verdict: 'same' as const }],
  };
  const theirs = applied(mine, others, none, at(3));
  const back = applied(theirs, inverse, none, at(4));
  expect(back).toMatchObject({ name: 'Theirs', rows: [{ claim: 'one', verdict: 'same' }, {}] });
});
