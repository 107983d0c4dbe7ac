import { describe, expect, test } from 'vitest';
import { bestStretches } from './article-run';
import { cleanText as cleanInput } from './clean-text';

const cleanText = (name: string, text: string) => cleanInput({ name, bytes: new Uint8Array() }, text);

const paragraphs = [
  'The harbour council has closed the old swing bridge for six weeks after divers found cracks in two of its piers.',
  'Engineers had been called in February, when a ferry captain reported that the bridge no longer turned without a jolt.',
  'The cracks are as wide as a hand, the council’s engineer said, and one of them runs below the water line.',
  'Until the middle of May lorries must take the road around the fjord, which adds forty minutes to the way to the cannery.',
  'The cannery’s owner asked the council to let small vans pass, but the engineer refused to sign for a single crossing.',
  'A new bridge has been on paper since 1998. The council is to vote on it again in the autumn, when the cost is known.',
];
const menu = (words: string): string => words.split(' ').join('\n');
const top = menu(
  'Home News Sport Weather Business Culture Opinion Jobs Cars Homes Travel Food Family Video Login',
);
const teasers = [
  'School choir wins regional prize',
  'Storm warning for the outer skerries',
  'Five quick suppers with mackerel',
  'Who was the man in the yellow boat?',
  'Cannery to hire forty for the summer',
].join('\n');
const footer = menu('About Contact Imprint Privacy Terms Careers Archive Sitemap Advertise Help');

describe('a whole page as text', () => {
  const page = [
    top,
    `Bridges\nCouncil closes swing bridge after divers find cracks\nBy Ada Holm\nMarch 4, 2024`,
    ...paragraphs,
    'Share this',
    `Most read\n${teasers}`,
    '3 Comments',
    'seagull77 says:\nMarch 4, 2024\nThey have known about those piers since my father fished there, and nobody did a thing.',
    'Marit says:\nMarch 5, 2024\nForty minutes! I will be late for work every single day until the summer, and so will you.',
    'oldskipper says:\nMarch 5, 2024\nBuild the new one, then, and stop patching. It has been cracked for longer than you think.',
    `Follow us\n${footer}`,
    'The Skerry Post is published by Skerry Media. All rights reserved.',
  ].join('\n\n');
  const cleaned = cleanText('page.txt', page);

  test('is cut to its article', () => {
    expect(cleaned.plainText).toBe(paragraphs.join('\n\n'));
  });

  test('has the headline above the article, its author and its day', () => {
    expect(cleaned).toMatchObject({
      title: 'Council closes swing bridge after divers find cracks',
      titleFrom: 'headline',
      byline: 'Ada Holm',
      publishedTime: '2024-03-04',
    });
  });

  test('lists every line that was cut, with a reason', () => {
    const cut = cleaned.removed.map((r) => r.text);
    for (const line of ['Weather', 'Five quick suppers with mackerel', 'Marit says:', 'Sitemap'])
      expect(cut).toContain(line);
    expect(cleaned.removed.every((r) => r.reason !== '')).toBe(true);
    expect(cut.length + paragraphs.length + 1).toBe(page.split('\n').filter((line) => line !== '').length);
  });
});

describe('what is left alone', () => {
  const keepsAll = (name: string, text: string, lines: string[]): void =>
    test(name, () => {
      const { text: got } = cleanText('a.txt', text);
      for (const line of lines) expect(got).toContain(line);
    });

  const poem = menu('Water Wind And Nobody Answers The Bell')
    .split('\n')
    .map((word) => `${word} over the bay`);
  keepsAll('a poem, even between two labels', `Share\n\n${poem.join('\n')}\n\nNewsletter`, poem);

  const shopping = ['2 eggs', '200 g flour', 'a pinch of salt', '1 litre of milk', 'butter for the pan'];
  keepsAll(
    'the ingredients of a recipe inside its text',
    `Thin pancakes\n\n${paragraphs[0]}\n\nYou need:\n\n${shopping.join('\n')}\n\n${paragraphs[1]}\n\n${paragraphs[2]}\n\nShare\n\nNewsletter`,
    shopping,
  );

  const tour = [
    '4 May: Holmsund, Town Hall',
    '6 May: Skerry, The Old Cannery',
    '9 May: Vik, Sailors’ Church',
  ];
  keepsAll(
    'dates of a tour below the text',
    `A choir sets out\n\n${paragraphs.slice(0, 3).join('\n\n')}\n\nThe dates:\n\n${tour.join('\n')}\n\nShare\n\nNewsletter`,
    tour,
  );

  keepsAll(
    'prose below a word like “Related” with headings between',
    `A bridge\n\n${paragraphs[0]}\n\n${paragraphs[1]}\n\nRelated\n\nShare\n\nWhat the engineer saw\n\n${paragraphs.slice(2).join('\n\n')}`,
    ['What the engineer saw', ...paragraphs],
  );

  const german = [
    'Die Gemeinde hat die alte Drehbrücke für sechs Wochen gesperrt, nachdem Taucher Risse in zwei Pfeilern fanden.',
    'Im Februar hatte ein Kapitän gemeldet, dass sich die Brücke nur noch mit einem Ruck drehen lasse.',
  ];
  keepsAll(
    'a short article in German',
    `Brücke gesperrt\n\n${german.join('\n\n')}\n\nTeilen\n\nKommentare`,
    german,
  );
});

describe('the best stretches', () => {
  test('are one, when a second is worth less than the gap', () => {
    expect(bestStretches([-1, 3, 2, -3, 2, -1], 4)).toEqual([false, true, true, false, false, false]);
  });

  test('are two, when the second is worth more', () => {
    expect(bestStretches([5, -9, -9, 6], 4)).toEqual([true, false, false, true]);
  });

  test('reach over a line that speaks against them, when what follows makes up for it', () => {
    expect(bestStretches([4, -1, 4], 4)).toEqual([true, true, true]);
  });

  test('are at least one line', () => {
    expect(bestStretches([-3, -1, -2], 4)).toEqual([false, true, false]);
  });
});
