import { describe, expect, test } from 'vitest';
import { cleanText as cleanInput } from './clean-text';
import { linesOf } from './lines';

const cleanText = (name: string, text: string) => cleanInput({ name, bytes: new Uint8Array() }, text);

const first =
  'The ferry between the islands has stopped running after its gearbox failed on Monday evening, the operator said, and a smaller boat will take over.';
const second =
  'It can carry 40 passengers and no cars. Residents have been asked to order goods from the mainland by Thursday, because the next cargo boat is not due for a week.';
const third =
  'The operator said that a new gearbox has been found in Bergen, and that it will be fitted within ten days if the weather holds.';

describe('a dump with a headline and the furniture of its page', () => {
  const dump = [
    'Island ferry out of service for ten days',
    'March 4, 2024',
    'By Ada Holm',
    first,
    'PHOTO: The ferry at its berth in February',
    second,
    'Read more: How the islands lost their second ferry',
    third,
    'Related',
    'Newsletter',
    'Sign up for our newsletter and never miss a sailing.',
    'Previous',
    'School choir wins regional prize',
    'Next',
    'Storm warning for the outer skerries',
  ].join('\n\n');
  const cleaned = cleanText('ferry.txt', dump);

  test('the headline, the author and the day are recognised', () => {
    expect(cleaned).toMatchObject({
      title: 'Island ferry out of service for ten days',
      titleFrom: 'headline',
      byline: 'Ada Holm',
      publishedTime: '2024-03-04',
    });
    expect(cleaned.html.startsWith('<h1>Island ferry out of service for ten days</h1>\n<p>')).toBe(true);
  });

  test('the paragraphs are all there, and nothing else', () => {
    expect(cleaned.plainText).toBe([first, second, third].join('\n\n'));
  });

  test('what was taken out is kept with a reason and its place', () => {
    expect(cleaned.removed.map((r) => [r.reason, r.text])).toEqual([
      ['date line', 'March 4, 2024'],
      ['byline', 'By Ada Holm'],
      ['photo caption', 'PHOTO: The ferry at its berth in February'],
      ['related links', 'Read more: How the islands lost their second ferry'],
      ['related links', 'Related'],
      ['newsletter prompt', 'Newsletter'],
      ['newsletter prompt', 'Sign up for our newsletter and never miss a sailing.'],
      ['navigation', 'Previous'],
      ['navigation', 'School choir wins regional prize'],
      ['navigation', 'Next'],
      ['navigation', 'Storm warning for the outer skerries'],
    ]);
    const caption = cleaned.removed.find((r) => r.reason === 'photo caption');
    expect(cleaned.text.slice(caption?.at).startsWith(second)).toBe(true);
  });
});

describe('a dump without a headline', () => {
  const summary = 'The islands will be without their car ferry until the middle of the month.';
  const photo =
    'The ferry Skarven lies at its berth on Tuesday, March 5, 2024, in Holmsund. (Coast Photo/Ada Holm)';
  const cleaned = cleanText(
    'dump.txt',
    `${summary}\n\nHOLMSUND — ${first}\n\n${second}\n\n${third}\n\n${photo}\n${photo}\nComments\n`,
  );

  test('its summary line serves as the title, and is not passed off as a headline', () => {
    expect(cleaned.title).toBe(summary);
    expect(cleaned.titleFrom).toBe('summary');
    expect(cleaned.html).toContain(`<h1>${summary}</h1>`);
  });

  test('the dateline stays, captions and their copies go', () => {
    expect(cleaned.plainText).toBe([`HOLMSUND — ${first}`, second, third].join('\n\n'));
  });
});

test('a first paragraph is not mistaken for a title', () => {
  const cleaned = cleanText('island-ferry.txt', `${first} ${second}\n\n${third}`);
  expect(cleaned.titleFrom).toBe('file-name');
  expect(cleaned.title).toBe('island ferry');
  expect(cleaned.html).not.toContain('<h1>');
  expect(cleaned.plainText).toBe(`${first} ${second}\n\n${third}`);
});

test('prose behind “Related” is never cut', () => {
  const { plainText } = cleanText(
    'a.txt',
    `The title of it all\n\n${first}\n\nRelated\n\nWhat the harbour master saw\n\n${second}\n\n${third}`,
  );
  expect(plainText).toContain('What the harbour master saw');
  expect(plainText).toContain(second);
  expect(plainText).toContain(third);
});

test('markup in a text file is text', () => {
  const cleaned = cleanText(
    'a.txt',
    `A title with <b>signs</b> & more\n\n${first} <script>alert(1)</script> is what it said.`,
  );
  expect(cleaned.title).toBe('A title with <b>signs</b> & more');
  expect(cleaned.text).toContain('<script>alert(1)</script> is what it said.');
  expect(cleaned.html).not.toContain('<script');
});

test('a text of nothing but furniture is shown as it is', () => {
  expect(cleanText('a.txt', 'Share\nTweet\nNewsletter').plainText).not.toBe('');
});

describe('paragraphs', () => {
  const paragraphsOf = (text: string): string[] => linesOf(text).map((line) => line.text);

  test('by empty lines, by lines, and with other line ends', () => {
    expect(paragraphsOf('one\n\ntwo\n \nthree')).toEqual(['one', 'two', 'three']);
    expect(paragraphsOf('One line.\nAnother line.\r\nA third.\rA fourth.')).toEqual([
      'One line.',
      'Another line.',
      'A third.',
      'A fourth.',
    ]);
  });

  test('lines wrapped at a width are joined again', () => {
    const wrap = (text: string): string => text.replace(/(.{50,64})\s/g, '$1\n');
    expect(paragraphsOf([first, second, third].map(wrap).join('\n\n'))).toEqual([first, second, third]);
  });

  test('a line of verse or a list stays a line', () => {
    const verse = [
      'Down by the quay the lanterns sway,',
      'And nobody knows the tune;',
      'A boat goes out at the end of day,',
      'And comes back under the moon.',
    ];
    expect(paragraphsOf(verse.join('\n'))).toEqual(verse);
  });
});
