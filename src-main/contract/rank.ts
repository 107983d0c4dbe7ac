/**
 * Ranks are fractions written in the digits 0–9A–Za–z, whose order is that of their code units, so that between any two
 * there is always another and moving one note changes no other note. After “Implementing fractional indexing” by
 * David Greenspan (2020): only the part behind the point is kept here, and no rank ends in the lowest digit.
 */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const lowest = '0';
const digitAt = (rank: string, at: number): number => Math.max(0, digits.indexOf(rank.charAt(at) || lowest));

/** Digits that are counted in at both ends: twelve million notes one after the other, and ranks no longer than this. */
const counted = 4;

/** The next rank of few digits above or below one, so that adding at an end, again and again, keeps ranks short. */
function beside(rank: string, step: 1 | -1): string | null {
  let value = 0;
  for (let at = 0; at < counted; at++) value = value * digits.length + digitAt(rank, at);
  // What is cut off stands above the cut.
  if (step === -1 && rank.length > counted) value++;
  do value += step;
  while (value % digits.length === 0);
  if (value <= 0 || value >= digits.length ** counted) return null;
  let written = '';
  for (; written.length < counted; value = Math.floor(value / digits.length))
    written = (digits[value % digits.length] ?? '') + written;
  return written;
}

/**
 * A rank between two others; null means the beginning or the end.
 * @throws RangeError when they do not stand in this order, or nothing fits between them
 */
export function rankBetween(before: string | null, after: string | null): string {
  const low = (before ?? '').replace(/0+$/, '');
  if (after !== null && low >= after.replace(/0+$/, ''))
    throw new RangeError(`There is no rank between “${before ?? ''}” and “${after}”.`);
  if (before !== null && after === null) return beside(low, 1) ?? between(low, null);
  if (before === null && after !== null) return beside(after, -1) ?? between(low, after);
  return between(low, after);
}

function between(low: string, high: string | null): string {
  let rank = '';
  let open = high === null;
  for (let at = 0; ; at++) {
    const from = digitAt(low, at);
    const to = open ? digits.length : digitAt(high ?? '', at);
    if (to - from > 1) return rank + (digits[Math.floor((from + to) / 2)] ?? '');
    rank += digits[from] ?? lowest;
    if (to > from) open = true;
  }
}

/** As many ranks as are wanted between two others, in their order. */
export function ranksBetween(before: string | null, after: string | null, count: number): string[] {
  if (count <= 0) return [];
  if (after === null) {
    const first = rankBetween(before, null);
    return [first, ...ranksAfter(first, count - 1)];
  }
  const middle = between((before ?? '').replace(/0+$/, ''), after);
  const left = Math.floor((count - 1) / 2);
  return [...ranksBetween(before, middle, left), middle, ...ranksBetween(middle, after, count - 1 - left)];
}

function ranksAfter(rank: string, count: number): string[] {
  const ranks: string[] = [];
  for (let last = rank; ranks.length < count; ranks.push(last)) last = rankBetween(last, null);
  return ranks;
}
