import { describe, expect, it } from 'vitest';
import { align } from './align';
import { createAnchorer } from './anchor';
import { place } from './place';
import { selectorsOf } from './selectors';

const paragraphs = [
  'The harbour master wrote in his log that the storm had begun before dawn.',
  'Fishermen on the eastern quay tied their boats twice and went home to wait.',
  'By noon the water stood above the lower market, and nobody could cross the bridge.',
  'A teacher led forty children up the hill, singing, while the bells rang behind them.',
  'In the evening the wind turned, and the council met by candlelight in the old mill.',
  'They agreed to rebuild the sea wall with stone from the quarry at Norden.',
];
const old = `${paragraphs.join('\n')}\n`;

/** The words of a passage in an edited text: with the old text at hand, and by its selector alone. */
function both(young: string, words: string, from = old) {
  const start = from.indexOf(words);
  const selector = selectorsOf(from, { start, end: start + words.length });
  const told = [place(align(from, young), selector), createAnchorer(young).anchor(selector)];
  return told.map((one) => (one?.certainty === 'sure' ? young.slice(one.start, one.end) : null));
}
const edit = (n: number, by: (paragraph: string) => string | null): string =>
  paragraphs.flatMap((one, k) => (k === n ? (by(one) ?? []) : one)).join('\n');

describe('a passage stays in its place', () => {
  it('when words in it are misspelt, replaced, added or gone', () => {
    const young = edit(
      3,
      () => 'A teacher lead fourty children up the steep hill, while bells rang behind them.',
    );
    const words = 'led forty children up the hill, singing, while the bells rang';
    expect(both(young, words)).toEqual(
      Array(2).fill('lead fourty children up the steep hill, while bells rang'),
    );
  });

  it('when another program has written it', () => {
    const from =
      'She said: "It\'s the café -- the efficient one." Nobody answered her for a while, they say.';
    const young =
      'She said: “It’s the cafe\u0301 — the ef\u00adﬁcient\u00a0one.” Nobody answered her for a while, they say.';
    expect(both(young, 'the café -- the efficient one', from)).toEqual(
      Array(2).fill('the cafe\u0301 — the ef\u00adﬁcient\u00a0one'),
    );
  });

  it('when its paragraph was moved, one word of it too', () => {
    const young = [...paragraphs.slice(1), paragraphs[0]].join('\n');
    expect(both(young, 'harbour master')).toEqual(['harbour master', 'harbour master']);
    expect(both(young, 'storm')).toEqual(['storm', 'storm']);
  });

  it('over several paragraphs, with another put between them', () => {
    const young = edit(2, (one) => `${one}\nNo lamp was lit.`);
    const words = paragraphs.slice(1, 4).join('\n');
    const [now] = both(young, words);
    expect(now).toBe([paragraphs[1], paragraphs[2], 'No lamp was lit.', paragraphs[3]].join('\n'));
  });

  it('in a script without spaces', () => {
    const from =
      '港長は嵐が夜明け前に始まったと日誌に書いた。東の岸壁の漁師たちは船を二重に縛り、家で待った。';
    const young = `まえがき。${from.replace('漁師たち', '漁民')}`;
    expect(both(young, '日誌に書いた', from)).toEqual(['日誌に書いた', '日誌に書いた']);
    expect(both(young, '船を二重に縛り', from)).toEqual(['船を二重に縛り', '船を二重に縛り']);
  });

  it('where a break between blocks was lost', () => {
    expect(both(paragraphs.join(''), 'Fishermen on the eastern quay')[0]).toBe(
      'Fishermen on the eastern quay',
    );
  });
});

describe('a passage has no place', () => {
  it('when its paragraph is gone, however like its words are to others', () => {
    const young = edit(2, () => null);
    for (const words of [
      'the water stood above the lower market',
      'noon',
      'lower',
      'nobody could cross the bridge',
    ])
      expect(both(young, words)).toEqual([null, null]);
  });

  it('when it was repeated and the one that was meant is gone', () => {
    const from = paragraphs.map((one) => `${one} The bells rang.`).join('\n');
    const start = from.indexOf('The bells rang.', from.indexOf('By noon'));
    const selector = selectorsOf(from, { start, end: start + 'The bells rang.'.length });
    const young = paragraphs.flatMap((one, n) => (n === 2 ? [] : `${one} The bells rang.`)).join('\n');
    expect(place(align(from, young), selector)).toBeNull();
  });
});

describe('guesses', () => {
  it('are the places that resemble a passage, the likeliest first, and none where nothing does', () => {
    const start = old.indexOf('the council met');
    const selector = selectorsOf(old, { start, end: old.indexOf(' in the old mill') });
    const young = edit(4, () => 'Late at night the council sat by candlelight and argued.');
    const [best] = createAnchorer(young).guesses(selector);
    expect(young.slice(best?.passage.start, best?.passage.end)).toContain('council');
    expect(createAnchorer('Quite another thing about trains.').guesses(selector)).toEqual([]);
  });
});
