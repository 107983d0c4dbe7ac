import { describe, expect, test } from 'vitest';
import { encodings } from '#contract';
import { decode } from '../decode';
import { encode } from './encode';
import { samples } from './samples';

const labels = [
  'utf-8',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'koi8-r',
  'shift_jis',
  'euc-jp',
  'gbk',
  'big5',
  'euc-kr',
];
const stored = samples.flatMap(({ lang, text, encodings }) =>
  encodings.map((encoding) => ({ lang, text, encoding })),
);
const page = (text: string, label: string | null): string =>
  `<!doctype html><html><head>${label === null ? '' : `<meta charset="${label}">`}</head><body><p>${text}</p></body></html>`;

describe.each(stored)('$lang in $encoding', ({ text, encoding }) => {
  test('with its label, without one, and as plain text', () => {
    expect(decode('a.html', encode(page(text, encoding), encoding))).toMatchObject({
      text: page(text, encoding),
      warnings: [],
    });
    expect(decode('a.html', encode(page(text, null), encoding)).text).toBe(page(text, null));
    const plain = decode('a.txt', encode(text, encoding));
    expect(plain).toMatchObject({ text, warnings: [] });
    expect(encodings).toContain(plain.encoding);
  });

  test('the first hundred characters alone', () => {
    const short = text.slice(0, 100);
    expect(decode('a.txt', encode(short, encoding)).text).toBe(short);
  });

  test.each(labels.filter((label) => label !== encoding && !(encoding === 'gb18030' && label === 'gbk')))(
    'labelled %s',
    (label) => {
      const source = encode(page(text, label), encoding);
      const { text: got, warnings } = decode('a.html', source);
      expect(got).toBe(page(text, label));
      // Where both encodings have the same bytes for this text, the label is right enough.
      if (decode('a.html', source, label).text === got) expect(warnings).toEqual([]);
      else expect(warnings[0]).toMatch(new RegExp(`says that its encoding is ${label}.*it was read as`));
    },
  );

  test('when the reader chooses it, whatever the label says', () => {
    const source = encode(page(text, 'utf-8'), encoding);
    expect(decode('a.html', source, encoding)).toMatchObject({ text: page(text, 'utf-8'), encoding });
  });
});

describe.each(samples)('$lang in Unicode', ({ text }) => {
  test.each(['utf-16le', 'utf-16be'])('as %s, with a mark and without', (encoding) => {
    for (const shown of [text, page(text, null), text.slice(0, 40)]) {
      expect(decode('a.txt', encode(shown, encoding))).toEqual({ text: shown, encoding, warnings: [] });
      expect(decode('a.txt', encode(`\ufeff${shown}`, encoding))).toEqual({
        text: shown,
        encoding,
        warnings: [],
      });
    }
  });

  test.each(labels.slice(1))('as UTF-8 labelled %s', (label) => {
    expect(decode('a.html', encode(page(text, label), 'utf-8'))).toMatchObject({
      text: page(text, label),
      encoding: 'utf-8',
    });
  });
});

test('very short texts are read rightly as a rule, and always when the label is right', () => {
  const wrong: string[] = [];
  let all = 0;
  for (const { text, encoding } of stored) {
    const short = text.slice(0, 40);
    for (const label of [null, encoding, ...labels]) {
      all++;
      const { text: got } = decode('a.html', encode(page(short, label), encoding));
      if (got !== page(short, label)) wrong.push(`${encoding} as ${label}`);
      if (label === encoding) expect(got).toBe(page(short, label));
    }
  }
  expect(wrong.length / all).toBeLessThan(0.05);
});

test.each([
  ['windows-1252', 'café', 'The café opens at nine.'],
  ['windows-1252', 'quotation marks', '“It is late,” she said – “too late…” and the captain’s dog barked.'],
  ['windows-1252', 'signs', 'It costs £20 or €25, at most 30 °C, says § 4.'],
  ['windows-1251', 'a Russian name', 'The mayor, whose name is Пётр Сергеевич Волков, has not answered yet.'],
])('a page of ASCII with little else, %s: %s', (encoding, _name, line) => {
  const text = page(`${'Nothing happened on the island today. '.repeat(40)}${line}`, null);
  expect(decode('a.html', encode(text, encoding)).text).toBe(text);
});

test('ISO-2022-JP is known by its escapes, with a label or without', () => {
  // “日本” between ESC $ B and ESC ( B
  const source = Uint8Array.of(0x41, 0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42, 0x42);
  expect(decode('a.txt', source)).toEqual({ text: 'A日本B', encoding: 'iso-2022-jp', warnings: [] });
});

describe('damaged bytes', () => {
  const { text = '' } = samples.find(({ lang }) => lang === 'ja') ?? {};

  test('are told of, and the rest is read', () => {
    const source = encode(text, 'shift_jis');
    source[21] = 0xff;
    const { text: got, encoding, warnings } = decode('a.txt', source);
    expect(encoding).toBe('shift_jis');
    expect(got).toContain(text.slice(40));
    expect(warnings[0]).toMatch(/could not be read and (?:is|are) shown as “\ufffd”/);
  });

  test('of an encoding that the reader chose are no reason to take another', () => {
    const { encoding, warnings } = decode('a.txt', encode(text, 'utf-8'), 'shift_jis');
    expect(encoding).toBe('shift_jis');
    expect(warnings[0]).toContain('could not be read');
  });
});
