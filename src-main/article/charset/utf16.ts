export type Wide = 'UTF-16LE' | 'UTF-16BE';

/**
 * Which of the two, when bytes without a mark are UTF-16; else null. Bytes below 0x20 that are no line ends show it:
 * half of a letter, a NUL beside ASCII. In which order they stand is told by what the pairs are: one way nearly all
 * are characters in use, the other way many are not.
 */
export function utf16Of(bytes: Uint8Array): Wide | null {
  const length = lengthOf(bytes);
  let [controls, ascii] = [0, 0];
  for (let i = 0; i < length; i++) {
    const byte = bytes[i] ?? 0;
    const lineEnd = byte >= 0x09 && byte <= 0x0d;
    if (lineEnd || (byte >= 0x20 && byte < 0x7f)) ascii++;
    else if (byte < 0x20 && byte !== 0x1b) controls++;
  }
  if (controls < Math.max(1, length * 0.02) || ascii > length * 0.9) return null;
  const usual = usualPairs(bytes, length);
  const better: Wide = usual['UTF-16LE'] >= usual['UTF-16BE'] ? 'UTF-16LE' : 'UTF-16BE';
  const worse: Wide = better === 'UTF-16LE' ? 'UTF-16BE' : 'UTF-16LE';
  return usual[better] > length * 0.47 && usual[better] > usual[worse] * 1.1 ? better : null;
}

/** In which of the two nearly all pairs are characters of Chinese, Japanese or Korean; other encodings may win still. */
export function wideByScript(bytes: Uint8Array): Wide[] {
  const length = lengthOf(bytes);
  const usual = usualPairs(bytes, length);
  return (['UTF-16LE', 'UTF-16BE'] as const).filter((wide) => length >= 8 && usual[wide] > length * 0.46);
}

/** Bytes to look at; none when they are no pairs. */
function lengthOf(bytes: Uint8Array): number {
  return bytes.length % 2 === 1 ? 0 : Math.min(bytes.length, 4096);
}

function usualPairs(bytes: Uint8Array, length: number): Record<Wide, number> {
  const usual = { 'UTF-16LE': 0, 'UTF-16BE': 0 };
  for (let i = 0; i < length; i += 2) {
    const [a = 0, b = 0] = [bytes[i], bytes[i + 1]];
    if (isUsual(a | (b << 8))) usual['UTF-16LE']++;
    if (isUsual(b | (a << 8))) usual['UTF-16BE']++;
  }
  return usual;
}

/** ASCII and alphabets up to Thai, punctuation, ideographs, kana, Hangul. */
function isUsual(unit: number): boolean {
  return (
    (unit >= 0x20 && unit <= 0x6ff && !(unit >= 0x7f && unit < 0xa0)) ||
    (unit >= 0x900 && unit <= 0xe5b) ||
    (unit >= 0x1e00 && unit <= 0x1fff) ||
    (unit >= 0x2010 && unit <= 0x203a) ||
    (unit >= 0x3000 && unit <= 0x30ff) ||
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0xac00 && unit <= 0xd7a3) ||
    (unit >= 0xff00 && unit <= 0xff5e) ||
    unit === 0x09 ||
    unit === 0x0a ||
    unit === 0x0d ||
    unit === 0x20ac ||
    unit === 0xfeff
  );
}
