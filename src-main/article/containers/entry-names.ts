import { TextDecoder } from '@exodus/bytes/encoding.js';

/** A name in an archive as bytes; `utf8` when the archive says so. */
export interface RawName {
  bytes: Uint8Array;
  utf8: boolean;
}

/**
 * The names of an archive's entries as text. An archive does not say which encoding its names have unless it is UTF-8;
 * programs write that of the system they run on. All names without the mark are judged together, so that a page and
 * its folder of pictures come out alike. A wrong guess costs a strange title and nothing else.
 */
export function decodeNames(names: readonly RawName[]): string[] {
  const unmarked = names.filter(({ utf8 }) => !utf8).map(({ bytes }) => bytes);
  const decode = decoderFor(unmarked);
  return names.map(({ bytes, utf8 }) => (utf8 ? read(bytes, 'utf-8') : decode(bytes)));
}

type Decode = (bytes: Uint8Array) => string;

function decoderFor(names: readonly Uint8Array[]): Decode {
  const foreign = names.filter((name) => name.some((byte) => byte > 0x7f));
  if (foreign.length === 0) return (bytes) => read(bytes, 'utf-8');
  const low = foreign.some((name) => name.some((byte) => byte > 0x7f && byte < 0xa1));
  const found = candidates.find(({ encoding, fits, pairs }) => {
    if (pairs && low) return false;
    const texts = foreign.map((name) => tryRead(name, encoding));
    return texts.every((text) => text !== null) && fits(texts.join('\n'));
  });
  return found ? (bytes) => read(bytes, found.encoding) : readCp437;
}

// eslint-disable-next-line no-control-regex -- asks for everything beyond ASCII
const beyondAscii = /[^\u0000-\u007f]/g;
const share = (text: string, of: RegExp): number => {
  const foreign = text.match(beyondAscii) ?? [];
  return foreign.length === 0 ? 0 : foreign.filter((letter) => of.test(letter)).length / foreign.length;
};

/** Encodings that a system writes names in, and how text looks that really is in them. */
const candidates: readonly { encoding: string; fits: (text: string) => boolean; pairs?: true }[] = [
  { encoding: 'utf-8', fits: () => true },
  {
    encoding: 'shift_jis',
    // Half-width katakana are what other encodings look like when they are taken for this one.
    fits: (text) => share(text, /[\u3040-\u30ff\u4e00-\u9fff々ー]/) > 0.9 && !/[\uff61-\uff9f]/.test(text),
  },
  { encoding: 'ibm866', fits: (text) => /[а-яё]{3}/i.test(text) && share(text, /[а-яё]/i) > 0.9 },
  // Common letters of these are pairs of bytes from the upper end, where Western code pages have signs for drawing.
  { encoding: 'euc-kr', pairs: true, fits: (text) => share(text, /[\uac00-\ud7a3]/) > 0.9 },
  {
    encoding: 'gbk',
    pairs: true,
    fits: (text) => share(text, /[\u4e00-\u9fff\u3000-\u303f\uff00-\uff5e]/) > 0.9,
  },
];

function tryRead(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function read(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** The upper half of the code page that the format names as its own: APPNOTE.TXT, appendix D. */
const cp437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

function readCp437(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : (cp437[byte - 0x80] ?? '\ufffd'),
  ).join('');
}
