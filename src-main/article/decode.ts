import { TextDecoder, getBOMEncoding, labelToName } from '@exodus/bytes/encoding.js';
import chardet from 'chardet';
import { AppError } from '#contract';

/** Bytes as text, with the name of the encoding they were read with and what the reader should know about it. */
export interface Decoded {
  text: string;
  encoding: string;
  warnings: string[];
}

/**
 * Reads bytes as text: byte order mark, then UTF-16 by its pattern of NUL bytes, then UTF-8 if the whole file is
 * valid UTF-8, then the declared label, then detection, then windows-1252. The bytes decide over the label, because
 * labels are often left over from another program. The decoder is the same in every shell, whatever ICU it carries.
 * @throws AppError `unsupported` for UTF-32.
 */
export function decode(name: string, bytes: Uint8Array): Decoded {
  if (isUtf32(bytes)) {
    throw new AppError('unsupported', `“${name}” is stored as UTF-32. Save it as UTF-8 and import it again.`);
  }
  const mark = getBOMEncoding(bytes);
  if (mark) return read(bytes, mark);
  const wide = utf16ByNulBytes(bytes);
  if (wide) return read(bytes, wide);

  const label = declaredLabel(bytes);
  const declared = label === null ? null : usable(labelToName(label));
  if (declared === 'ISO-2022-JP' && bytes.includes(0x1b)) return read(bytes, declared);
  const utf8 = tryDecode(bytes, 'UTF-8');
  if (utf8 !== null) {
    // eslint-disable-next-line no-control-regex -- asks for anything beyond ASCII
    const contradicted = declared !== null && declared !== 'UTF-8' && /[^\u0000-\u007f]/.test(utf8);
    return { text: utf8, encoding: 'utf-8', warnings: contradicted ? [overruled(label ?? '', 'UTF-8')] : [] };
  }
  if (declared !== null && declared !== 'UTF-8') {
    const text = tryDecode(bytes, declared);
    if (text !== null) return { text, encoding: declared.toLowerCase(), warnings: [] };
  }
  return withoutLabel(bytes, label);
}

/** What is left when neither UTF-8 nor the label fits all of the bytes. */
function withoutLabel(bytes: Uint8Array, label: string | null): Decoded {
  const lossy = new TextDecoder('UTF-8').decode(bytes);
  const broken = lossy.split('\ufffd').length - 1;
  // eslint-disable-next-line no-control-regex -- counts characters beyond ASCII
  const beyondAscii = lossy.replace(/[\u0000-\u007f]/g, '').length;
  // A few broken bytes in a text full of good sequences: damaged UTF-8, not another encoding.
  if (beyondAscii > 10 * broken) {
    return {
      text: lossy,
      encoding: 'utf-8',
      warnings: [
        `${broken === 1 ? 'One character' : `${broken} characters`} could not be read and are shown as “\ufffd”.`,
      ],
    };
  }
  const guess = usable(labelToName(chardet.detect(bytes) ?? ''));
  const encoding = guess !== null && tryDecode(bytes, guess) !== null ? guess : 'windows-1252';
  const said = label !== null && labelToName(label) !== encoding;
  return { ...read(bytes, encoding), warnings: said ? [overruled(label, encoding)] : [] };
}

function overruled(label: string, encoding: string): string {
  return `The file says that its encoding is ${label.slice(0, 40)}, but its bytes are ${encoding}; it was read as ${encoding}.`;
}

function read(bytes: Uint8Array, encoding: string): Decoded {
  return { text: new TextDecoder(encoding).decode(bytes), encoding: encoding.toLowerCase(), warnings: [] };
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A label names a real encoding of bytes: not UTF-16 (there is no mark and there are no NULs), not `replacement`. */
function usable(encoding: string | null): string | null {
  if (encoding === null || encoding === 'replacement' || encoding === 'x-user-defined') return null;
  return /^utf-16/i.test(encoding) ? null : encoding;
}

/** Words such as `charset=` in the first bytes: a meta element or an XML declaration. Only a hint, so no parser. */
function declaredLabel(bytes: Uint8Array): string | null {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 16_384)).replace(/<!--.*?-->/gs, '');
  const found =
    /<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w:.+-]{1,40})/i.exec(head) ??
    /^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w:.+-]{1,40})/i.exec(head);
  return found?.[1] ?? null;
}

/** ASCII in UTF-16 has a NUL in every second byte. */
function utf16ByNulBytes(bytes: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | null {
  const length = Math.min(bytes.length & ~1, 4096);
  if (length < 8 || bytes.length % 2 === 1) return null;
  const nuls = [0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) nuls[i & 1] = (nuls[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  if (odd > length * 0.2 && even < length * 0.01) return 'UTF-16LE';
  if (even > length * 0.2 && odd < length * 0.01) return 'UTF-16BE';
  return null;
}

function isUtf32(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  return (a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff);
}
