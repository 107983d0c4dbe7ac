import type { Wanted } from '../query/query';
import type { Words } from '../words/words-in';

/** What is looked for in a text: `which` of the search's words it stands for. */
export interface Sought {
  terms: readonly string[];
  /** The last term may go on. */
  goesOn: boolean;
  which: number;
}

export interface Occurrence {
  /** Offsets in the text, in UTF-16 code units. */
  start: number;
  end: number;
  which: number;
}

/**
 * What to look for in a text for the words of a search.
 * @param instead other words by term, for those that stand in no text
 */
export function soughtFor(
  words: readonly Wanted[],
  instead?: ReadonlyMap<string, readonly string[]>,
): Sought[] {
  return words.flatMap(({ terms, whole, prefix }, which) => {
    const goesOn = prefix !== 'no';
    const others = terms.length === 1 ? (instead?.get(terms[0] ?? '') ?? []) : [];
    return [
      { terms, goesOn, which },
      ...(whole === null ? [] : [{ terms: [whole], goesOn, which }]),
      ...others.map((other) => ({ terms: [other], goesOn: false, which })),
    ];
  });
}

/** Where they stand in the words of a text, in the order of the text. */
export function occurrences(words: Words, sought: readonly Sought[]): Occurrence[] {
  const byFirst = new Map<string, Sought[]>();
  const open: Sought[] = [];
  for (const one of sought) {
    const first = one.terms[0] ?? '';
    if (one.terms.length === 1 && one.goesOn) open.push(one);
    else byFirst.set(first, [...(byFirst.get(first) ?? []), one]);
  }
  const found: Occurrence[] = [];
  for (let i = 0; i < words.count; i++) {
    const term = words.terms[i] ?? '';
    for (const one of byFirst.get(term) ?? []) {
      const last = lastOf(words, i, one);
      if (last >= 0)
        found.push({ start: words.starts[i] ?? 0, end: words.ends[last] ?? 0, which: one.which });
    }
    for (const { terms, which } of open)
      if (term.startsWith(terms[0] ?? ''))
        found.push({ start: words.starts[i] ?? 0, end: words.ends[i] ?? 0, which });
  }
  return found;
}

/** Number of the word that a sequence which begins with word `i` ends with; -1 when it is another. */
function lastOf({ terms, positions, count }: Words, i: number, { terms: wanted, goesOn }: Sought): number {
  let at = i;
  for (let n = 1; n < wanted.length; n++) {
    const position = (positions[i] ?? 0) + n;
    const next = wanted[n] ?? '';
    const isLast = n === wanted.length - 1;
    let j = at + 1;
    while (j < count && (positions[j] ?? 0) < position) j++;
    let fits = false;
    for (; j < count && positions[j] === position && !fits; j++) {
      const term = terms[j] ?? '';
      fits = isLast && goesOn ? term.startsWith(next) : term === next;
      if (fits) at = j;
    }
    if (!fits) return -1;
  }
  return at;
}
