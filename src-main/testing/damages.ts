/** Ways in which files get damaged; null is a file that is gone. `random` gives 0 to 1. */
export const damages: Readonly<Record<string, (bytes: Buffer, random: () => number) => Buffer | null>> = {
  deleted: () => null,
  emptied: () => Buffer.alloc(0),
  'cut short': (bytes, random) => bytes.subarray(0, Math.floor(random() * bytes.length)),
  'with a torn end': (bytes) => bytes.subarray(0, Math.max(0, bytes.length - 7)),
  'with a flipped bit': (bytes, random) => {
    const flipped = Buffer.from(bytes);
    const at = Math.floor(random() * flipped.length);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    return flipped;
  },
  'with zeros in it': (bytes, random) => {
    const zeroed = Buffer.from(bytes);
    const at = Math.floor(random() * zeroed.length);
    return zeroed.fill(0, at, Math.min(zeroed.length, at + 1 + Math.floor(random() * 512)));
  },
};

/** The same numbers for the same seed, 0 to 1 (the generator of Park and Miller). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
