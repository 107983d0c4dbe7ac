/**
 * A text with everything levelled that two editions of the same words may write differently, as UTF-16 units, each with
 * the place in the text that it came from. White space has no unit; `breaks` says where it stood.
 */
export interface Folded {
  readonly text: string;
  readonly length: number;
  readonly units: Uint16Array;
  /** Where in the text the sign of a unit begins and ends; one sign may have become several units. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** What stood before a unit: `gap.none`, `gap.space`, or `gap.line` for a line break. */
  readonly breaks: Uint8Array;
}

export const gap = { none: 0, space: 1, line: 2 } as const;

/** What becomes of a UTF-16 unit; 0 is not known yet. */
const kindOf = {
  one: 1,
  space: 2,
  line: 3,
  nothing: 4,
  /** Belongs to the sign before it, and is left away. */
  mark: 5,
  /** From here on one sign may give several units. */
  many: 6,
  pair: 7,
} as const;
const hyphen = 0x2d;
/** Most units that one sign gives: the longest is an Arabic blessing of eighteen letters. */
const mostUnits = 32;

const kinds = new Uint8Array(0x10000);
const ones = new Uint16Array(0x10000);
const manies = new Map<string, string>();

type Ranges = readonly (readonly [number, number])[];

/** Soft hyphens, joiners, zero-width spaces, marks of direction, variation selectors. */
const unseen: Ranges = [
  ...([
    [0xad, 0xad],
    [0x34f, 0x34f],
    [0x61c, 0x61c],
    [0x115f, 0x1160],
    [0x17b4, 0x17b5],
  ] as const),
  ...([
    [0x180b, 0x180f],
    [0x200b, 0x200f],
    [0x202a, 0x202e],
    [0x2060, 0x206f],
    [0xfe00, 0xfe0f],
  ] as const),
  ...([
    [0xfeff, 0xfeff],
    [0xe0100, 0xe01ef],
  ] as const),
];
/** Accents of Latin, Greek and Cyrillic; points of Hebrew and Arabic. Marks of other scripts are vowels and stay. */
const accents: Ranges = [
  ...([
    [0x300, 0x36f],
    [0x483, 0x487],
    [0x591, 0x5bd],
    [0x5bf, 0x5bf],
    [0x5c1, 0x5c2],
    [0x5c4, 0x5c5],
  ] as const),
  ...([
    [0x5c7, 0x5c7],
    [0x64b, 0x65f],
    [0x670, 0x670],
    [0x1ab0, 0x1aff],
    [0x1dc0, 0x1dff],
  ] as const),
  ...([[0x20d0, 0x20ff]] as const),
];

const isIn = (ranges: Ranges, sign: string): boolean => {
  const code = sign.codePointAt(0) ?? 0;
  return ranges.some(([from, to]) => code >= from && code <= to);
};

const [single, double, dash] = ["'", '"', '-'];
const signs: readonly (readonly [RegExp, string])[] = [
  [/^[\u2018-\u201b\u2032\u2035\u02bc\u02b9\u0060\u00b4\u2039\u203a]$/u, single],
  [/^[\u201c-\u201f\u2033\u2036\u00ab\u00bb\u301d-\u301f]$/u, double],
  [/^[\p{Pd}\u2212\u2043]$/u, dash],
  [/^\u0640$/u, ''],
];
/** Letters that no normal form takes apart. */
const letters: Readonly<Record<string, string>> = { ß: 'ss', ẞ: 'ss', æ: 'ae', œ: 'oe', ς: 'σ' };

/** One sign levelled: width, ligatures, accents, case, quotes, dashes. Empty where nothing is left of it. */
function level(sign: string): string {
  for (const [made, one] of signs) if (made.test(sign)) return one;
  const plain = [...sign.normalize('NFKD').toLowerCase().normalize('NFKD')]
    .filter((part) => !isIn(accents, part) && !/\s/u.test(part))
    .join('');
  return plain.replace(/[ßẞæœς]/gu, (letter) => letters[letter] ?? letter);
}

function learn(unit: number, sign: string): number {
  const said = /\s/u.test(sign) ? '' : level(sign);
  let kind: number = kindOf.many;
  if (/[\n\r\u2028\u2029]/u.test(sign)) kind = kindOf.line;
  else if (/\s/u.test(sign)) kind = kindOf.space;
  else if (isIn(unseen, sign)) kind = kindOf.nothing;
  else if (unit >= 0xd800 && unit <= 0xdbff) kind = kindOf.pair;
  else if (said === '') kind = kindOf.mark;
  else if (said.length === 1) {
    ones[unit] = said.charCodeAt(0);
    kind = kindOf.one;
  } else manies.set(sign, said);
  kinds[unit] = kind;
  return kind;
}

/** What the characters beyond U+FFFF are levelled to. */
const pairs = new Map<string, string>();

/** What a sign that gives several units, or that is a pair of halves, is levelled to. */
function levelled(sign: string): string {
  if (sign.length === 1) return manies.get(sign) ?? '';
  let said = pairs.get(sign);
  if (said === undefined) pairs.set(sign, (said = isIn(unseen, sign) ? '' : level(sign)));
  return said;
}

function signAt(text: string, i: number): string {
  return String.fromCodePoint(text.codePointAt(i) ?? 0);
}

/**
 * Levels white space, quotes, dashes, ligatures, soft hyphens, signs without width, full and half width, case, accents
 * and Unicode's normal forms, in this one place. Takes some nanoseconds for each character.
 * @param room for units; more is made when that is too little
 */
export function fold(text: string, room = text.length + (text.length >> 3) + 64): Folded {
  const [units, breaks] = [new Uint16Array(room), new Uint8Array(room)];
  const [starts, ends] = [new Int32Array(room), new Int32Array(room)];
  let count = 0;
  let before: number = gap.line;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const kind = kinds[code] || learn(code, text[i] ?? '');
    // Few texts are mostly of signs that give several units each.
    if (count + mostUnits > room) return fold(text, room * 2);
    if (kind === kindOf.one) {
      const unit = ones[code] ?? 0;
      // Two hyphens typed for one dash.
      if (unit === hyphen && before === gap.none && units[count - 1] === hyphen) {
        ends[count - 1] = i + 1;
        continue;
      }
      units[count] = unit;
      starts[count] = i;
      ends[count] = i + 1;
      breaks[count++] = before;
      before = gap.none;
    } else if (kind === kindOf.space) {
      if (before === gap.none) before = gap.space;
    } else if (kind === kindOf.line) before = gap.line;
    else if (kind === kindOf.mark) {
      if (count > 0 && before === gap.none) ends[count - 1] = i + 1;
    } else if (kind >= kindOf.many) {
      const sign = signAt(text, i);
      const said = levelled(sign);
      for (let k = 0; k < said.length; k++) {
        units[count] = said.charCodeAt(k);
        starts[count] = i;
        ends[count] = i + sign.length;
        breaks[count++] = before;
        before = gap.none;
      }
      i += sign.length - 1;
    }
  }
  return { text, length: count, units, starts, ends, breaks };
}
