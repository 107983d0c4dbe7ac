import { expect, test } from 'vitest';
import { AppError } from '#contract';
import { decode } from './decode';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
/** windows-1252 and its relatives by hand: every character below 256 is its own byte. */
const latin = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
const utf16 = (text: string, little: boolean): Uint8Array =>
  Uint8Array.from(
    [...text].flatMap((c) => {
      const pair = [c.charCodeAt(0) & 0xff, c.charCodeAt(0) >> 8];
      return little ? pair : pair.reverse();
    }),
  );
const joined = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((p) => [...p]));

const cases: [string, Uint8Array, string, string][] = [
  ['UTF-8 without a label', utf8('Größe und Maß'), 'Größe und Maß', 'utf-8'],
  ['UTF-8 with a mark, which is not text', joined(bytes(0xef, 0xbb, 0xbf), utf8('Übung')), 'Übung', 'utf-8'],
  ['UTF-16 little endian with a mark', joined(bytes(0xff, 0xfe), utf16('Übung', true)), 'Übung', 'utf-16le'],
  ['UTF-16 big endian with a mark', joined(bytes(0xfe, 0xff), utf16('Übung', false)), 'Übung', 'utf-16be'],
  ['UTF-16 without a mark', utf16('<p>Plain words here</p>', true), '<p>Plain words here</p>', 'utf-16le'],
  [
    'a right label',
    latin('<meta charset="iso-8859-1"><p>Caf\u00e9</p>'),
    '<meta charset="iso-8859-1"><p>Café</p>',
    'windows-1252',
  ],
  [
    'an XML declaration',
    latin('<?xml version="1.0" encoding="ISO-8859-1"?><p>Caf\u00e9'),
    '<?xml version="1.0" encoding="ISO-8859-1"?><p>Café',
    'windows-1252',
  ],
  ['plain ASCII', utf8('nothing special'), 'nothing special', 'utf-8'],
  [
    'Shift JIS with a label',
    joined(utf8('<meta charset=shift_jis>'), bytes(0x93, 0xfa, 0x96, 0x7b)),
    '<meta charset=shift_jis>日本',
    'shift_jis',
  ],
  [
    'Cyrillic of windows-1251 without a label',
    latin(
      '\u00cd\u00e0 \u00f0\u00e5\u00ea\u00e5 \u00ed\u00e0\u00f7\u00e0\u00eb\u00f1\u00ff \u00eb\u00e5\u00e4\u00ee\u00f5\u00ee\u00e4, \u00e8 \u00ec\u00ee\u00f1\u00f2 \u00e7\u00e0\u00ea\u00f0\u00fb\u00eb\u00e8 \u00ed\u00e0 \u00ed\u00e5\u00e4\u00e5\u00eb\u00fe.',
    ),
    'На реке начался ледоход, и мост закрыли на неделю.',
    'windows-1251',
  ],
];

test.each(cases)('reads %s', (_name, source, text, encoding) => {
  expect(decode('a.html', source)).toEqual({ text, encoding, warnings: [] });
});

test('the bytes overrule a label that says something else, and the reader is told', () => {
  const source = utf8('<meta charset="windows-1252"><p>Größe</p>');
  const { text, encoding, warnings } = decode('a.html', source);
  expect(text).toContain('Größe');
  expect(encoding).toBe('utf-8');
  expect(warnings).toEqual([
    'The file says that its encoding is windows-1252, but its bytes are UTF-8; it was read as UTF-8.',
  ]);
});

test('a label of UTF-8 on other bytes is overruled too', () => {
  const source = latin(
    '<meta charset="utf-8"><p>D\u00e9j\u00e0 vu \u00e0 la caf\u00e9t\u00e9ria, o\u00f9 l\u2019\u00e9t\u00e9 passe tr\u00e8s vite.</p>'.replace(
      '\u2019',
      "'",
    ),
  );
  const { text, encoding, warnings } = decode('a.html', source);
  expect(text).toContain('Déjà vu à la cafétéria');
  expect(encoding).not.toBe('utf-8');
  expect(warnings).toHaveLength(1);
});

test('a few broken bytes do not turn good UTF-8 into another encoding', () => {
  const source = joined(
    utf8('Straße, Größe, Übung, Ähre, Öl, süß, schön, früh, grün, weiß, heiß, Fuß: '),
    bytes(0xc3),
    utf8(' Ende'),
  );
  const { text, encoding, warnings } = decode('a.txt', source);
  expect(text).toContain('Straße');
  expect(text).toContain('\ufffd Ende');
  expect(encoding).toBe('utf-8');
  expect(warnings[0]).toContain('One character');
});

test('UTF-7 is never read, whatever the label says', () => {
  const { text } = decode('a.html', utf8('<meta charset="utf-7"><p>+ADw-script+AD4-</p>'));
  expect(text).toContain('+ADw-script+AD4-');
});

test('UTF-32 is refused with a way out', () => {
  expect(() => decode('a.txt', bytes(0xff, 0xfe, 0, 0, 0x41, 0, 0, 0))).toThrow(AppError);
  expect(() => decode('a.txt', bytes(0xff, 0xfe, 0, 0, 0x41, 0, 0, 0))).toThrow(
    '“a.txt” is stored as UTF-32. Save it as UTF-8',
  );
});
