import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from './align';
import { changes, runsOf } from './changes';
import { offsetIn, place } from './place';
import { fate } from './pairing';
import { selectorsOf } from './selectors';

const sentences = Array.from(
  { length: 40 },
  (_, n) => `The report of day ${n} says that boat ${n * 7} left the harbour with ${n + 3} people aboard.\n`,
);
const text = sentences.join('');

const placeOf = (old: string, young: string, words: string, nth = 0) => {
  let start = old.indexOf(words);
  for (let n = 0; n < nth; n++) start = old.indexOf(words, start + 1);
  const placed = place(align(old, young), selectorsOf(old, { start, end: start + words.length }));
  return placed && { said: young.slice(placed.start, placed.end), start: placed.start, same: placed.same };
};

describe('place', () => {
  it('finds a passage that has moved down because something was added above', () => {
    const young = `A new first line.\n${text}`;
    expect(placeOf(text, young, 'boat 70 left')).toEqual({
      ...{ said: 'boat 70 left', same: true, start: young.indexOf('boat 70 left') },
    });
  });

  it('takes the right one of many equal words', () => {
    const young = sentences.toSpliced(3, 2).join('');
    const placed = placeOf(text, young, 'harbour', 20);
    const nth = young.slice(0, placed?.start).split('harbour').length - 1;
    expect(nth).toBe(18);
  });

  it('follows words that changed within the passage', () => {
    const young = text.replace('boat 70 left the harbour', 'boat 70 departed the harbour');
    expect(placeOf(text, young, 'boat 70 left the harbour')).toMatchObject({
      ...{ said: 'boat 70 departed the harbour', same: false },
    });
  });

  it('follows a passage that was moved', () => {
    const young = sentences
      .toSpliced(5, 1)
      .toSpliced(30, 0, sentences[5] ?? '')
      .join('');
    expect(placeOf(text, young, sentences[5]?.trim() ?? '')).toMatchObject({ said: sentences[5]?.trim() });
  });

  it('does not put what is gone anywhere else', () => {
    const young = sentences.toSpliced(5, 1).join('');
    expect(placeOf(text, young, 'day 5 says that boat 35 left')).toBeNull();
    expect(placeOf(text, young, 'harbour', 5)).toBeNull();
    expect(
      placeOf(`${text}Only here: Skarven.\n`, `${text}Another end of it, Skarven.\n`, 'Only here'),
    ).toBeNull();
  });

  it('gives any passage back exactly when the text is the same again', () => {
    const passage = fc
      .nat(text.length - 2)
      .chain((start) =>
        fc
          .integer({ min: start + 1, max: Math.min(text.length, start + 300) })
          .map((end) => ({ start, end })),
      );
    fc.assert(
      fc.property(passage, ({ start, end }) => {
        fc.pre(text.slice(start, end).trim() !== '');
        expect(place(align(text, text), selectorsOf(text, { start, end }))).toMatchObject({
          start,
          end,
          same: true,
        });
      }),
      { numRuns: 50 },
    );
  });

  it('places every passage outside of the lines that were taken out or put in, and no other', () => {
    const lines = fc.uniqueArray(fc.nat(39), { maxLength: 12 });
    fc.assert(
      fc.property(lines, fc.nat(39), (out, at) => {
        const young = sentences.filter((_, n) => !out.includes(n)).join('');
        const words = `with ${at + 3} people`;
        const placed = placeOf(text, young, words);
        if (out.includes(at)) expect(placed).toBeNull();
        else expect(placed).toEqual({ said: words, start: young.indexOf(words), same: true });
      }),
      { numRuns: 60 },
    );
  });
});

describe('align', () => {
  it('pairs each word once, equal words as equal, and goes forward but for what was moved', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'Dam', 'dam', 'says', '.', '\n', '水', 'é'), {
      maxLength: 120,
    });
    fc.assert(
      fc.property(words, words, (one, two) => {
        const { old, young, map, back, fates, moved } = align(one.join(' '), two.join(' '));
        let last = -1;
        for (const [i, j] of map.entries()) {
          expect(fates[i] === fate.gone).toBe(j < 0);
          if (j < 0) continue;
          expect(back[j]).toBe(i);
          expect(fates[i] === fate.same).toBe(old.ids[i] === young.ids[j]);
          if (moved[i]) continue;
          expect(j).toBeGreaterThan(last);
          last = j;
        }
      }),
    );
  });

  it('is done with a long text in a moment, whatever was changed', () => {
    const long = Array.from({ length: 6000 }, (_, n) =>
      sentences[n % 40]?.replace('day', `day ${n} and`),
    ).join('');
    const rewritten = long.replace(/harbour/g, (found, at: number) => (at % 5 === 0 ? 'port' : found));
    const other = [...long].reverse().join('');
    expect(long.length).toBeGreaterThan(500_000);
    for (const young of [rewritten, long.slice(200_000), other]) {
      const before = performance.now();
      const { map } = align(long, young);
      expect(performance.now() - before).toBeLessThan(20_000);
      expect(map.length).toBeGreaterThan(0);
    }
    expect(runsOf(align(long, rewritten)).reduce((n, run) => n + run.length, 0)).toBeGreaterThan(90_000);
  });

  it('maps an offset to the next word that is still there', () => {
    const young = sentences.slice(10).join('');
    expect(offsetIn(align(text, young), 0)).toBe(0);
    const inside = text.indexOf('boat 140');
    expect(young.slice(offsetIn(align(text, young), inside)).startsWith('boat 140')).toBe(true);
    expect(offsetIn(align(text, sentences.slice(0, 10).join('')), inside)).toBe(
      sentences.slice(0, 10).join('').length,
    );
  });
});

describe('changes', () => {
  it('are whole lines where whole lines came or went', () => {
    const young = sentences.toSpliced(7, 1).toSpliced(20, 0, 'The report of nobody.\n').join('');
    expect(changes(align(text, young))).toEqual({
      gone: [sentences[7]?.trim()],
      added: ['The report of nobody.'],
    });
  });

  it('are few and short enough to be told', () => {
    const { gone } = changes(align(text.repeat(60), 'Nothing.'));
    expect(gone).toHaveLength(1);
    expect(gone[0]).toHaveLength(2000);
  });
});
