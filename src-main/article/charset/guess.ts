import { TextDecoder } from '@exodus/bytes/encoding.js';
import { alphabets, ideographs, type Letters } from './letters';
import { wideByScript } from './utf16';
import { commonWords, plausibility } from './plausibility';

/** An encoding and how well the bytes read in it. */
export interface Guess {
  encoding: string;
  /** Sum of logarithms of likelihoods: higher is better, 0 is the best. */
  score: number;
  /** Characters beyond ASCII that were judged. */
  characters: number;
}

/** Bytes that are judged: enough for certainty, few enough for speed. */
const most = 4000;
/** What an encoding must make up for, because it is seldom met: logarithms of how seldom. */
const seldom: Record<string, number> = {
  'windows-1252': 0,
  'iso-8859-15': -5,
  macintosh: -6,
  'iso-8859-2': -4,
  'koi8-u': -3,
  'iso-8859-5': -5,
  'iso-8859-6': -4,
  'iso-8859-7': -3,
  'iso-8859-8': -4,
  ibm866: -3,
  'x-mac-cyrillic': -6,
  'windows-1258': -6,
  gb18030: -3,
};

/**
 * Encodings in which bytes that are no UTF-8 could be meant, the likeliest first. Every encoding is tried with every
 * language that is written in it; what reads most like writing wins.
 * @param hints the page's own language, and encodings that something else speaks for, with a bonus.
 */
export function guessEncodings(
  bytes: Uint8Array,
  hints: { lang: string | null; favoured: Record<string, number> },
): Guess[] {
  const sample = beyondAscii(bytes);
  const best = new Map<string, Guess>();
  const texts = new Map<string, string>();
  for (const letters of [...alphabets, ...ideographs]) {
    for (const encoding of letters.encodings) {
      let text = texts.get(encoding);
      if (text === undefined) texts.set(encoding, (text = new TextDecoder(encoding).decode(sample)));
      const score =
        plausibility(text, letters) +
        languageBonus(text, letters, hints.lang) +
        (seldom[encoding] ?? -1) +
        (hints.favoured[encoding] ?? 0);
      const known = best.get(encoding);
      if (known === undefined || known.score < score)
        // eslint-disable-next-line no-control-regex -- counts what is not ASCII
        best.set(encoding, { encoding, score, characters: text.replace(/[\u0000-\u007f]/g, '').length });
    }
  }
  // Without a blank or a line end UTF-16 shows itself by nothing but what it says.
  for (const encoding of wideByScript(bytes)) {
    const text = new TextDecoder(encoding).decode(bytes.subarray(0, sample.length & ~1));
    const score = Math.max(...ideographs.map((letters) => plausibility(text, letters))) - 3;
    best.set(encoding, { encoding, score, characters: text.length });
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}

function languageBonus(text: string, letters: Letters, lang: string | null): number {
  const said = lang?.toLowerCase().split(/[-_]/)[0];
  const same = said !== undefined && said === letters.lang.split('-')[0] ? 4 : 0;
  return same + Math.min(1, commonWords(text, letters) * 5) * 6;
}

/** The lines of a file that hold bytes beyond ASCII, up to a limit; never cut within a character. */
function beyondAscii(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  let done = 0;
  for (let i = 0; i < bytes.length && length < most; i++) {
    if (at(bytes, i) < 0x80) continue;
    let from = i;
    while (from > done && i - from < 300 && at(bytes, from - 1) !== newline) from--;
    let to = i;
    // No encoding has bytes below 0x30 inside a character.
    while (to < bytes.length && at(bytes, to) !== newline && (to - i < most / 2 || at(bytes, to) >= 0x30))
      to++;
    parts.push(bytes.subarray(from, to), Uint8Array.of(newline));
    length += to - from + 1;
    i = done = to;
  }
  const sample = new Uint8Array(length);
  let place = 0;
  for (const part of parts) {
    sample.set(part, place);
    place += part.length;
  }
  return sample;
}

const newline = 0x0a;
const at = (bytes: Uint8Array, i: number): number => bytes[i] ?? 0;
