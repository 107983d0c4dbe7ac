import type { WordIndex } from '../index/word-index';

/** Most words that are looked for in the stead of one. */
const most = 3;

/** How many letters of a word may be others: none of a short one or a number. */
export function allowance(term: string): number {
  if (/\p{N}/u.test(term) || term.length < 4) return 0;
  return term.length < 8 ? 1 : 2;
}

/**
 * Words of the index that are nearly this one: letters that are missing, too many, others, or exchanged with their
 * neighbour. The nearest; of these first those that have all letters of this one, as most mistakes leave letters out or
 * exchange two; then the most frequent.
 */
export function nearTerms(index: WordIndex, term: string): { term: string; distance: number }[] {
  const limit = allowance(term);
  if (limit === 0) return [];
  const distance = createDistance(term, limit);
  const found = new Map<string, { distance: number; count: number }>();
  for (const segment of index.segments()) {
    segment.eachTerm((other, count) => {
      if (Math.abs(other.length - term.length) > limit || other === term) return;
      const known = found.get(other);
      if (known) known.count += count;
      else {
        const its = distance(other);
        if (its <= limit) found.set(other, { distance: its, count });
      }
    });
  }
  const unlike = (other: string): number =>
    (other[0] === term[0] ? 0 : 0.5) + (hasAllLetters(other, term) ? 0 : 0.25);
  return [...found]
    .map(([other, { distance: its, count }]) => ({ term: other, distance: its, count }))
    .sort((a, b) => a.distance + unlike(a.term) - b.distance - unlike(b.term) || b.count - a.count)
    .filter(({ distance: its }, _, all) => its === all[0]?.distance)
    .slice(0, most);
}

/** Whether a word has all letters of another, wherever: `boeing` those of `boing`, `their` those of `thier`. */
function hasAllLetters(word: string, of: string): boolean {
  let rest = word;
  for (const letter of of) {
    if (!rest.includes(letter)) return false;
    rest = rest.replace(letter, '');
  }
  return true;
}

/**
 * Distance to one word (optimal string alignment: insert, delete, replace, swap neighbours), or more than `limit`. Rows of
 * the table are kept for the beginning that a word shares with the one before, as in a dictionary nearly all do.
 */
function createDistance(term: string, limit: number): (other: string) => number {
  const width = term.length + 1;
  const rows: Uint8Array[] = [Uint8Array.from({ length: width }, (_, n) => n)];
  let before = '';
  return (other) => {
    let shared = 0;
    while (
      shared < before.length &&
      shared < other.length &&
      before.charCodeAt(shared) === other.charCodeAt(shared)
    )
      shared++;
    before = other;
    for (let i = shared + 1; i <= other.length; i++) {
      const [last, row] = [rows[i - 1] ?? new Uint8Array(width), (rows[i] ??= new Uint8Array(width))];
      const unit = other.charCodeAt(i - 1);
      row[0] = i;
      let least = i;
      for (let j = 1; j < width; j++) {
        const same = unit === term.charCodeAt(j - 1) ? 0 : 1;
        let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
        if (
          i > 1 &&
          j > 1 &&
          unit === term.charCodeAt(j - 2) &&
          other.charCodeAt(i - 2) === term.charCodeAt(j - 1)
        )
          cost = Math.min(cost, (rows[i - 2]?.[j - 2] ?? 0) + 1);
        row[j] = cost;
        if (cost < least) least = cost;
      }
      if (least > limit + 1) {
        // Rows behind this one are of another word.
        before = other.slice(0, i);
        return limit + 1;
      }
    }
    return rows[other.length]?.[term.length] ?? limit + 1;
  };
}
