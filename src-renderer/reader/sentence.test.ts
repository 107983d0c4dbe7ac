import { describe, expect, it } from 'vitest';
import {
  clusterAt,
  nearestWordEdge,
  nextBoundary,
  paragraphAt,
  sentenceAt,
  snapToWords,
  wordAt,
} from './sentence';

const part = (text: string, passage: { start: number; end: number } | null): string | null =>
  passage && text.slice(passage.start, passage.end);

describe('sentenceAt', () => {
  const text =
    'The quay flooded. Mr. Adler and J. Brandt left at noon! Did "No. 4" sail?\nSecond block, no stop\n\nLast.';
  it.each([
    [0, 'The quay flooded.'],
    [16, 'The quay flooded.'],
    [20, 'Mr. Adler and J. Brandt left at noon!'],
    [24, 'Mr. Adler and J. Brandt left at noon!'],
    [34, 'Mr. Adler and J. Brandt left at noon!'],
    [text.indexOf('Did'), 'Did "No. 4" sail?'],
    [text.indexOf('sail?') + 4, 'Did "No. 4" sail?'],
    [text.indexOf('\n'), 'Did "No. 4" sail?'],
    [text.indexOf('Second'), 'Second block, no stop'],
    [text.indexOf('\n\n') + 1, null],
    [text.length, 'Last.'],
    [text.length + 50, 'Last.'],
  ])('around %i is %s', (offset, expected) => {
    expect(part(text, sentenceAt(text, offset, 'en'))).toBe(expected);
  });

  it('knows German ordinals and abbreviations', () => {
    const german = 'Am 3. Mai kam Dr. Weiß, z. B. mit dem Boot. Dann regnete es.';
    expect(part(german, sentenceAt(german, 8, 'de-DE'))).toBe('Am 3. Mai kam Dr. Weiß, z. B. mit dem Boot.');
    expect(part(german, sentenceAt(german, german.indexOf('Dann'), 'de'))).toBe('Dann regnete es.');
  });

  it('ends a sentence after a number in languages that do not', () => {
    const text = 'They counted 12. Then they left.';
    expect(part(text, sentenceAt(text, 3, 'en'))).toBe('They counted 12.');
  });

  it('gives a Chinese opening mark to the sentence it opens', () => {
    const chinese = '他说完了。“我们看到了水。”船长离开了。';
    expect(part(chinese, sentenceAt(chinese, 1, 'zh'))).toBe('他说完了。');
    expect(part(chinese, sentenceAt(chinese, chinese.indexOf('“'), 'zh'))).toBe('“我们看到了水。”');
    expect(part(chinese, sentenceAt(chinese, 8, 'zh'))).toBe('“我们看到了水。”');
  });

  it('knows other scripts', () => {
    const chinese = '水位上升了。船只离开了港口！';
    expect(part(chinese, sentenceAt(chinese, 8, 'zh'))).toBe('船只离开了港口！');
  });

  it.each(['x-nonsense-language-tag-that-is-none', '', null])('takes %j for no language', (lang) => {
    expect(part('One. Two.', sentenceAt('One. Two.', 6, lang))).toBe('Two.');
  });
});

describe('words', () => {
  it('are found from inside and from either edge', () => {
    const text = "It doesn't rain.";
    for (const offset of [3, 7, 10]) expect(part(text, wordAt(text, offset, 'en'))).toBe("doesn't");
    expect(part(text, wordAt(text, 15, 'en'))).toBe('rain');
    expect(wordAt('a -- b', 3, 'en')).toBeNull();
    expect(wordAt('', 0, 'en')).toBeNull();
  });

  it('are found in scripts without spaces', () => {
    const text = '我喜欢苹果。';
    expect(part(text, wordAt(text, 4, 'zh'))).toBe('苹果');
  });

  it('are completed at both ends of a passage', () => {
    const text = 'The harbour office closed.\nNext';
    expect(part(text, snapToWords(text, { start: 6, end: 14 }, 'en'))).toBe('harbour office');
  });

  it('are left alone where the passage already ends at an edge', () => {
    const text = 'The harbour office closed.\nNext';
    for (const passage of [
      { start: 4, end: 11 },
      { start: 3, end: 12 },
      { start: 4, end: 26 },
      { start: 0, end: text.length },
    ]) {
      expect(snapToWords(text, passage, 'en')).toEqual(passage);
    }
  });
});

describe('snapToWords', () => {
  /** The passage is written with | at both ends; so is what is expected. */
  const snapped = (marked: string, lang: string): string => {
    const text = marked.replaceAll('|', '');
    const start = marked.indexOf('|');
    const { start: from, end } = snapToWords(text, { start, end: marked.lastIndexOf('|') - 1 }, lang);
    return `${text.slice(0, from)}|${text.slice(from, end)}|${text.slice(end)}`;
  };
  it.each([
    ['en', "it does|n't ra|in", "it |doesn't rain|"],
    ['en', 'a hyphen|a\u00adted wo|rd', 'a |hyphena\u00adted word|'],
    ['en', '|“Well”, he| said', '|“Well”, he| said'],
    ['zh', '我喜欢苹|果和香|蕉。', '我喜欢|苹果和香蕉|。'],
    ['ja', '船は港|を離|れました。', '船は港|を離れ|ました。'],
    ['th', 'ภา|ษาไ|ทย', '|ภาษาไทย|'],
    ['ar', 'غرقت العب|ارة قرب المين|اء', 'غرقت |العبارة قرب الميناء|'],
    ['he', 'המעבור|ת עלתה על שר|טון', '|המעבורת עלתה על שרטון|'],
    ['ru', 'Паром сел на м|ел у Скер|рина', 'Паром сел на |мел у Скеррина|'],
    ['hi', 'नौ|का रेत में फँ|स गई', '|नौका रेत में फँस| गई'],
    ['en', 'née Ze\u0301|no\u0308n| x', 'née |Ze\u0301no\u0308n| x'],
  ])('in %s makes %s into %s', (lang, marked, expected) => {
    expect(snapped(marked, lang)).toBe(expected);
  });
});

describe('nearestWordEdge', () => {
  const text = 'The harbour office';
  it.each([
    [4, 4],
    [6, 4],
    [8, 11],
    [11, 11],
    [12, 12],
    [18, 18],
    [0, 0],
  ])('of %i is %i', (offset, expected) => {
    expect(nearestWordEdge(text, offset, 'en')).toBe(expected);
  });
});

it('paragraphAt is what stands between two newlines, without white space at its ends', () => {
  const text = ' One. Two. \n\nالفقرة الثانية\n三段落。';
  expect(part(text, paragraphAt(text, 5))).toBe('One. Two.');
  expect(part(text, paragraphAt(text, 11))).toBe('One. Two.');
  expect(paragraphAt(text, 12)).toBeNull();
  expect(part(text, paragraphAt(text, 15))).toBe('الفقرة الثانية');
  expect(part(text, paragraphAt(text, text.length))).toBe('三段落。');
});

describe('nextBoundary', () => {
  const text = 'One two. Three!\n\nFour five.';
  const walk = (
    direction: 'forward' | 'backward',
    unit: 'word' | 'sentence' | 'paragraph' | 'character',
  ): number[] => {
    const stops: number[] = [];
    let at = direction === 'forward' ? 0 : text.length;
    const last = direction === 'forward' ? text.length : 0;
    while (at !== last && stops.length < 50) stops.push((at = nextBoundary(text, at, direction, unit, 'en')));
    return stops;
  };

  it('stops at the ends of words forwards and at their starts backwards', () => {
    expect(walk('forward', 'word')).toEqual([3, 7, 14, 21, 26, 27]);
    expect(walk('backward', 'word')).toEqual([22, 17, 9, 4, 0]);
  });

  it('stops at the ends of sentences forwards and at their starts backwards', () => {
    expect(walk('forward', 'sentence')).toEqual([8, 15, 27]);
    expect(walk('backward', 'sentence')).toEqual([17, 9, 0]);
  });

  it('stops at the ends of paragraphs forwards and at their starts backwards', () => {
    expect(walk('forward', 'paragraph')).toEqual([15, 27]);
    expect(walk('backward', 'paragraph')).toEqual([17, 0]);
  });

  it('goes from character to character as a reader counts them', () => {
    const family = 'a👨‍👩‍👧e\u0301z';
    expect(nextBoundary(family, 1, 'forward', 'character', null)).toBe(9);
    expect(nextBoundary(family, 9, 'backward', 'character', null)).toBe(1);
    expect(nextBoundary(family, 9, 'forward', 'character', null)).toBe(11);
    expect(walk('forward', 'character')).toHaveLength(text.length);
  });
});

it('clusterAt gives the whole cluster from anywhere in it', () => {
  const text = 'x 🇩🇪🇫🇷 é\r\n \u0301x';
  const bounds = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)];
  for (const { index, segment } of bounds) {
    for (let offset = index; offset < index + segment.length; offset++) {
      expect(clusterAt(text, offset)).toEqual({ start: index, end: index + segment.length });
    }
  }
});
