import { TextDecoder, getBOMEncoding, labelToName } from '@exodus/bytes/encoding.js';
import chardet from 'chardet';
import { AppError } from '#contract';
import { guessEncodings } from './charset/guess';
import { saidIn, usable, type Said } from './charset/labels';
import { utf16Of } from './charset/utf16';

/** Bytes as text, with the name of the encoding they were read with and what the reader should know about it. */
export interface Decoded {
  text: string;
  encoding: string;
  warnings: string[];
}

/**
 * Reads bytes as text: in the encoding that the reader chose, or else by byte order mark, then as UTF-16 by its pattern,
 * then as UTF-8 if the whole file is valid UTF-8, then as declared unless the text would be no language, then in the
 * encoding in which it reads most like one. The bytes decide over the label, because labels are often left over from
 * another program. The decoder is the same in every shell, whatever ICU it carries.
 * @param chosen name of the encoding that the reader chose; no other is tried then.
 * @throws AppError `unsupported` for UTF-32.
 */
export function decode(name: string, bytes: Uint8Array, chosen?: string): Decoded {
  if (chosen !== undefined) return read(bytes, labelToName(chosen) ?? chosen);
  if (isUtf32(bytes)) {
    throw new AppError('unsupported', `“${name}” is stored as UTF-32. Save it as UTF-8 and import it again.`);
  }
  const mark = getBOMEncoding(bytes);
  if (mark) return read(bytes, mark);
  const wide = utf16Of(bytes);
  if (wide) return read(bytes, wide);

  const said = saidIn(bytes);
  if (holdsIso2022Jp(bytes)) return corrected(read(bytes, 'ISO-2022-JP'), said);
  const utf8 = tryDecode(bytes, 'UTF-8');
  if (utf8 !== null) {
    const found: Decoded = { text: utf8, encoding: 'utf-8', warnings: [] };
    // eslint-disable-next-line no-control-regex -- asks for anything beyond ASCII
    return /[^\u0000-\u007f]/.test(utf8) ? corrected(found, said) : found;
  }
  return damagedUtf8(bytes) ?? corrected(read(bytes, byPlausibility(bytes, said)), said);
}

/** By how much another reading must be better than the declared one, in all and for each character beyond ASCII. */
const margin = { all: 10, each: 0.25 };

function byPlausibility(bytes: Uint8Array, { declared, lang }: Said): string {
  const favoured: Record<string, number> = {};
  const detected = usable(labelToName(chardet.detect(bytes.subarray(0, 50_000)) ?? ''))?.toLowerCase();
  if (detected !== undefined) favoured[detected] = 3;
  const guesses = guessEncodings(bytes, { lang, favoured });
  const [best] = guesses;
  if (best === undefined) return 'windows-1252';
  if (declared === null || declared === 'UTF-8') return best.encoding;
  const own = guesses.find((g) => g.encoding === declared.toLowerCase());
  // One that is not among those tried is believed if it fits.
  if (own === undefined) return tryDecode(bytes, declared) === null ? best.encoding : declared;
  // The two differ in eight signs that Ukrainian needs as letters.
  if (own.encoding === 'koi8-r' && best.encoding === 'koi8-u') return best.encoding;
  if (best.score - own.score <= Math.max(margin.all, margin.each * own.characters)) return declared;
  // Where both have the same bytes for this text, there is nothing to correct.
  return tryDecode(bytes, declared) === tryDecode(bytes, best.encoding) ? declared : best.encoding;
}

/** UTF-8 with a few broken bytes among many good sequences; null when it is rather another encoding. */
function damagedUtf8(bytes: Uint8Array): Decoded | null {
  const found = read(bytes, 'UTF-8');
  const broken = found.text.split('\ufffd').length - 1;
  // eslint-disable-next-line no-control-regex -- counts characters beyond ASCII
  const beyondAscii = found.text.replace(/[\u0000-\u007f]/g, '').length;
  return beyondAscii > 4 * broken ? found : null;
}

/** Says so when the text was read in another encoding than the file names. */
function corrected(found: Decoded, { label }: Said): Decoded {
  if (label === null) return found;
  const named = labelToName(label)?.toLowerCase();
  if (named === found.encoding || (named === 'gb18030' && found.encoding === 'gbk')) return found;
  const shown = found.encoding === 'utf-8' ? 'UTF-8' : found.encoding;
  const told = `The file says that its encoding is ${label.slice(0, 40)}, but its bytes are ${shown}; it was read as ${shown}.`;
  return { ...found, warnings: [told, ...found.warnings] };
}

function read(bytes: Uint8Array, encoding: string): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  const broken = text.split('\ufffd').length - 1;
  const warnings =
    broken === 0
      ? []
      : [
          `${broken === 1 ? 'One character' : `${broken} characters`} could not be read and are shown as “\ufffd”.`,
        ];
  return { text, encoding: encoding.toLowerCase(), warnings };
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Japanese mail and old pages: seven-bit text that switches its characters with ESC $ B or ESC $ @. */
function holdsIso2022Jp(bytes: Uint8Array): boolean {
  const escape = bytes.indexOf(0x1b);
  return (
    escape >= 0 &&
    bytes[escape + 1] === 0x24 &&
    (bytes[escape + 2] === 0x42 || bytes[escape + 2] === 0x40) &&
    !bytes.some((byte) => byte >= 0x80)
  );
}

function isUtf32(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  return (a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff);
}
