import { mixed } from './runs';

/** Numbers in a fingerprint: bands of three that are compared. */
const bands = 21;
const inBand = 3;
const size = bands * inBand;
/** Fewer runs than this say nothing. */
const fewest = 16;

/**
 * The least of a text's runs in each of many orders, 16 bits of each: two texts agree in as many as their runs are alike.
 * After “On the resemblance and containment of documents” by Andrei Broder (1997). Null for a text that is too short.
 */
export function fingerprintOf(runs: ReadonlySet<number>): Uint16Array | null {
  if (runs.size < fewest) return null;
  const least = new Uint32Array(size).fill(0xffffffff);
  for (const run of runs) {
    for (let k = 0; k < size; k++) {
      const value = mixed(run ^ Math.imul(k + 1, 0x9e3779b1));
      if (value < (least[k] ?? 0)) least[k] = value;
    }
  }
  return Uint16Array.from(least, (value) => value & 0xffff);
}

/** How alike two texts are by their fingerprints, 0 to 1; about an eighth more or less. */
export function estimate(a: Uint16Array, b: Uint16Array): number {
  let same = 0;
  for (let k = 0; k < size; k++) if (a[k] === b[k]) same++;
  return same / size;
}

/** What texts that are half alike have in common with 94 of 100, and others hardly ever: keys to put them together by. */
export function* bandsOf(fingerprint: Uint16Array): Generator<string> {
  for (let band = 0; band < bands; band++) {
    const at = band * inBand;
    yield `${band} ${fingerprint.subarray(at, at + inBand).join()}`;
  }
}

export const written = (fingerprint: Uint16Array): string =>
  Buffer.from(fingerprint.buffer, fingerprint.byteOffset, fingerprint.byteLength).toString('base64');

/** Null when it is not one. */
export function fingerprintFrom(text: string): Uint16Array | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === 2 * size ? new Uint16Array(Uint8Array.from(bytes).buffer) : null;
}
