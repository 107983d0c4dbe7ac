import type { Vocabulary } from './words';

/** From this likeness on a word counts as the same one, misspelt or inflected. */
const enough = 0.6;
const longest = 64;

/** How much alike two words are, 0 to 1; 0 below what can be the same word with a slip. Numbers are alike or not. */
export function createLikeness(vocabulary: Vocabulary): (a: number, b: number) => number {
  const masks: number[] = [];
  const maskOf = (id: number): number => {
    const known = masks[id];
    if (known !== undefined) return known;
    const length = vocabulary.lengthOf(id);
    let mask = vocabulary.isWord(id) && length <= longest ? 0 : -1;
    for (let k = 0; k < length && mask !== -1; k++) {
      const unit = vocabulary.unitOf(id, k);
      mask = unit >= 0x30 && unit <= 0x39 ? -1 : mask | (1 << (unit % 31));
    }
    return (masks[id] = mask);
  };
  let [twoAgo, before, now] = [
    new Uint8Array(longest + 1),
    new Uint8Array(longest + 1),
    new Uint8Array(longest + 1),
  ];

  /** Insertions, deletions, changes and swaps of neighbours (optimal string alignment); more than `most` is some more. */
  const distance = (a: number, b: number, most: number): number => {
    const [n, m] = [vocabulary.lengthOf(a), vocabulary.lengthOf(b)];
    for (let j = 0; j <= m; j++) before[j] = j;
    for (let i = 1; i <= n; i++) {
      now[0] = i;
      let least = i;
      const unit = vocabulary.unitOf(a, i - 1);
      for (let j = 1; j <= m; j++) {
        const other = vocabulary.unitOf(b, j - 1);
        let cost = (before[j - 1] ?? 0) + (unit === other ? 0 : 1);
        cost = Math.min(cost, (before[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1);
        if (i > 1 && j > 1 && unit === vocabulary.unitOf(b, j - 2) && other === vocabulary.unitOf(a, i - 2)) {
          cost = Math.min(cost, (twoAgo[j - 2] ?? 0) + 1);
        }
        now[j] = cost;
        if (cost < least) least = cost;
      }
      if (least > most) return least;
      [twoAgo, before, now] = [before, now, twoAgo];
    }
    return before[m] ?? 0;
  };

  return (a, b) => {
    if (a === b) return 1;
    const [n, m] = [vocabulary.lengthOf(a), vocabulary.lengthOf(b)];
    const long = n > m ? n : m;
    const most = Math.floor(long * (1 - enough));
    if (long < 3 || Math.abs(n - m) > most) return 0;
    const [x, y] = [maskOf(a), maskOf(b)];
    if (x === -1 || y === -1 || bitsIn(x ^ y) > 2 * most) return 0;
    const apart = distance(a, b, most);
    return apart > most ? 0 : 1 - apart / long;
  };
}

function bitsIn(mask: number): number {
  let n = mask - ((mask >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
