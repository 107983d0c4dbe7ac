import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diff, type Patch, patched } from './patch';

/** Few names and ids, so that what is compared has much in common. */
const name = fc.constantFrom('a', 'b', 'note', '__proto__', 'whole', 'set');
const id = fc.constantFrom('one', 'two', 'three', 'four', 'five');
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(fc.boolean(), fc.nat(3), fc.constant(null), fc.string({ maxLength: 2 })),
    fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    fc.uniqueArray(fc.record({ id, is: tie('value'), note: fc.nat(2) }), {
      selector: (record) => record.id,
      maxLength: 5,
    }),
    fc.uniqueArray(id, { maxLength: 5 }),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
}));

const asStored = (json: unknown): unknown => JSON.parse(JSON.stringify(json)) as unknown;
/** As text, whatever the order of properties: a property may be called `__proto__`. */
const said = (json: unknown): string =>
  JSON.stringify(json, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))
      : one,
  );

const steps = (states: readonly unknown[]): Patch[] =>
  states
    .slice(1)
    .flatMap((state, at) => diff(states[at], state) ?? [])
    .map((patch) => asStored(patch) as Patch);

describe('a patch', () => {
  it('turns the one into the other', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const patch = diff(a, b);
        expect(said(patch ? patched(a, asStored(patch) as Patch) : a)).toBe(said(b));
        expect(diff(b, asStored(b))).toBeNull();
      }),
      { numRuns: 1500 },
    );
  });

  it('brings what has seen some of a row of patches already to the same end', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 7 }), (states) => {
        const patches = steps(states);
        for (const seen of states) {
          const end = patches.reduce((state, patch) => patched(state, patch), asStored(seen));
          expect(said(end)).toBe(said(states.at(-1)));
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('says what was changed in one record of a thousand, and no more', () => {
    const notes = Array.from({ length: 1000 }, (_, n) => ({
      id: `note-${n}`,
      tags: [] as string[],
      category: 'claim',
    }));
    const file = { formatVersion: 3, annotations: notes };
    const other = { id: 'note-500', tags: ['x'], category: 'claim' };
    const changed = diff(file, { ...file, annotations: notes.with(500, other) });
    expect(changed).toEqual({
      in: [['annotations', { in: [['note-500', { in: [['tags', { add: ['x'] }]] }]] }]],
    });
    const added = { id: 'new', tags: [], category: 'doubt' };
    const more = diff(file, { ...file, annotations: [...notes, added] });
    expect(more).toEqual({ in: [['annotations', { add: [added] }]] });
    const less = diff(file, { ...file, annotations: notes.toSpliced(3, 1) });
    expect(less).toEqual({ in: [['annotations', { drop: ['note-3'] }]] });
  });

  it('does not change what it is applied to', () => {
    const before = { list: [{ id: 'a', is: 1 }], gone: true };
    const after = {
      list: [
        { id: 'b', is: 1 },
        { id: 'a', is: 2 },
      ],
    };
    const copy = structuredClone(before);
    expect(patched(before, diff(before, after) as Patch)).toEqual(after);
    expect(before).toEqual(copy);
  });
});
