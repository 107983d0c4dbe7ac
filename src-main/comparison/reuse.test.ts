import { describe, expect, it } from 'vitest';
import { reuseOf } from './reuse';
import { pairTexts } from './text/pair';

const given = (text: string) => ({ text, lang: 'en', published: null });

describe('sentences joined by what is reused', () => {
  const copy =
    'The ferry Sunna ran aground near the Holm lighthouse before dawn, tearing a hole in her hull.';
  const quotation = 'The gearbox burst like a rotten barrel and the engine room filled with smoke';
  const a = `Sirens woke the island. ${copy} “${quotation},” said Ann Roe.`;
  const b = `“${quotation},” an engineer said. ${copy}`;

  it('say by what, how much and where', () => {
    const { joins } = reuseOf(pairTexts(given(a), given(b)));
    expect(
      joins.map((join) => ({ ...join, places: [a.slice(join.places.a.start, join.places.a.end)] })),
    ).toEqual([
      {
        ...{ a: 1, b: 1, kind: 'copied', words: 17, share: { a: 1, b: 1 } },
        places: [copy.slice(0, -1)],
      },
      {
        ...{ a: 2, b: 0, kind: 'quotation', words: 14, share: { a: 14 / 17, b: 14 / 17 } },
        places: [quotation],
      },
    ]);
  });
});
