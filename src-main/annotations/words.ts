import { fold, type Folded, gap } from './folded';

/** The words of a text, levelled and numbered; offsets are UTF-16 code units of the text. */
export interface Words {
  readonly text: string;
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Equal numbers are equal words, once levelled. */
  readonly ids: Int32Array;
  /** The first unit of each word in `folded`, and behind the last one the end. */
  readonly units: Int32Array;
  /** 1 where a line begins with the word. */
  readonly lines: Uint8Array;
  readonly folded: Folded;
}

const is = {
  letter: 1,
  digit: 2,
  /** Of a script without spaces: each character is a word. */
  alone: 3,
  /** Belongs to the character before it. */
  mark: 4,
  sign: 5,
  /** Half of a character beyond U+FFFF. */
  half: 6,
} as const;

const classes = new Uint8Array(0x10000);
const alone =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\u30fc]/u;

function classOf(unit: number): number {
  return classes[unit] || learn(unit);
}

function learn(unit: number): number {
  const sign = String.fromCharCode(unit);
  let found: number = is.sign;
  if (unit >= 0xd800 && unit <= 0xdfff) found = is.half;
  else if (/\p{M}/u.test(sign)) found = is.mark;
  else if (alone.test(sign)) found = is.alone;
  else if (/\p{L}/u.test(sign) || unit === 0x5f) found = is.letter;
  else if (/\p{N}/u.test(sign)) found = is.digit;
  return (classes[unit] = found);
}

/** All different words of some texts, each with a number from 0. */
export class Vocabulary {
  #slots = new Int32Array(1 << 12).fill(-1);
  #hashes = new Int32Array(1 << 11);
  /** Where a word stands in `#store`. */
  #starts = new Int32Array(1 << 11);
  #lengths = new Int32Array(1 << 11);
  #store = new Uint16Array(1 << 14);
  #stored = 0;
  /** How many words there are. */
  size = 0;

  /** @returns the number of a word, or -1 when `add` is false and it is not known */
  number(units: Uint16Array, from: number, to: number, add: boolean): number {
    let hash = 0x811c9dc5;
    for (let k = from; k < to; k++) hash = Math.imul(hash ^ (units[k] ?? 0), 0x01000193);
    hash ^= hash >>> 15;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let id = this.#slots[slot] ?? -1; id >= 0; id = this.#slots[slot] ?? -1) {
      if (this.#hashes[id] === hash && this.#says(id, units, from, to)) return id;
      slot = (slot + 1) & mask;
    }
    if (!add) return -1;
    this.#slots[slot] = this.size;
    return this.#append(hash, units, from, to);
  }

  lengthOf(id: number): number {
    return this.#lengths[id] ?? 0;
  }

  /** The k-th unit of a word. */
  unitOf(id: number, k: number): number {
    return this.#store[(this.#starts[id] ?? 0) + k] ?? 0;
  }

  /** Whether a word is of letters or digits, and not a sign of punctuation. */
  isWord(id: number): boolean {
    const first = classOf(this.unitOf(id, 0));
    return first !== is.sign && first !== is.half;
  }

  #says(id: number, units: Uint16Array, from: number, to: number): boolean {
    if (this.#lengths[id] !== to - from) return false;
    const start = this.#starts[id] ?? 0;
    for (let k = from; k < to; k++) if (units[k] !== this.#store[start + k - from]) return false;
    return true;
  }

  #append(hash: number, units: Uint16Array, from: number, to: number): number {
    const id = this.size++;
    if (id === this.#hashes.length) {
      this.#hashes = doubled(this.#hashes);
      this.#starts = doubled(this.#starts);
      this.#lengths = doubled(this.#lengths);
    }
    while (this.#stored + to - from > this.#store.length) {
      const more = new Uint16Array(this.#store.length * 2);
      more.set(this.#store);
      this.#store = more;
    }
    this.#hashes[id] = hash;
    this.#starts[id] = this.#stored;
    this.#lengths[id] = to - from;
    this.#store.set(units.subarray(from, to), this.#stored);
    this.#stored += to - from;
    if (this.size * 2 > this.#slots.length) this.#rehash();
    return id;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    for (let id = 0; id < this.size; id++) {
      let slot = (this.#hashes[id] ?? 0) & (slots.length - 1);
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = id;
    }
    this.#slots = slots;
  }
}

function doubled(list: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(list.length * 2);
  more.set(list);
  return more;
}

/** The words of a text; new ones are added to the vocabulary. */
export function wordsOf(text: string, vocabulary: Vocabulary): Words {
  const folded = fold(text);
  return numbered(folded, boundaries(folded), vocabulary);
}

/** The first unit of each word, and the end of the last. */
function boundaries({ length, units, breaks }: Folded): Int32Array {
  const found = new Int32Array(length + 1);
  let count = 0;
  let last = 0;
  for (let k = 0; k < length; k++) {
    const unit = units[k] ?? 0;
    let kind = classOf(unit);
    let joins = false;
    if (breaks[k] === gap.none && k > 0) {
      if (kind === is.letter || kind === is.digit) joins = last === is.letter || last === is.digit;
      else if (kind === is.mark) {
        joins = last !== is.sign;
        if (joins) kind = last;
      } else if (kind === is.half) joins = last === is.half && unit >= 0xdc00;
      else if (kind === is.sign && k + 1 < length && breaks[k + 1] === gap.none) {
        // don't, 3.14, 1,000
        const next = classOf(units[k + 1] ?? 0);
        if (unit === 0x27) joins = last === is.letter && next === is.letter;
        else if (unit === 0x2e || unit === 0x2c) joins = last === is.digit && next === is.digit;
        if (joins) kind = last;
      }
    }
    if (!joins) found[count++] = k;
    last = kind;
  }
  found[count++] = length;
  return found.slice(0, count);
}

function emptyWords(folded: Folded, count: number): Words {
  return {
    ...{ text: folded.text, folded, count },
    ...{ starts: new Int32Array(count), ends: new Int32Array(count), ids: new Int32Array(count) },
    ...{ units: new Int32Array(count + 1), lines: new Uint8Array(count) },
  };
}

function numbered(folded: Folded, units: Int32Array, vocabulary: Vocabulary): Words {
  const made = { ...emptyWords(folded, units.length - 1), units };
  const { count, starts, ends, ids, lines } = made;
  for (let i = 0; i < count; i++) {
    const [from, to] = [units[i] ?? 0, units[i + 1] ?? 0];
    starts[i] = folded.starts[from] ?? 0;
    ends[i] = folded.ends[to - 1] ?? 0;
    ids[i] = vocabulary.number(folded.units, from, to, true);
    lines[i] = folded.breaks[from] === gap.line ? 1 : 0;
  }
  return made;
}

/** How often each word of the vocabulary stands in a text. */
export function countsOf({ ids }: Words, vocabulary: Vocabulary): Int32Array {
  const counts = new Int32Array(vocabulary.size);
  for (const id of ids) counts[id] = (counts[id] ?? 0) + 1;
  return counts;
}

/**
 * Parts the words that the one text writes as one and the other as two, as where a break between blocks was lost. Only
 * where the one never says them apart, nor the other as one.
 */
export function partedAs(words: Words, other: Words, vocabulary: Vocabulary): Words {
  const [own, others] = [countsOf(words, vocabulary), countsOf(other, vocabulary)];
  const parts = new Map<number, number>();
  const { units, folded } = other;
  for (let i = 0; i + 1 < other.count; i++) {
    if (!vocabulary.isWord(other.ids[i] ?? 0) || !vocabulary.isWord(other.ids[i + 1] ?? 0)) continue;
    const id = vocabulary.number(folded.units, units[i] ?? 0, units[i + 2] ?? 0, false);
    if (id >= 0 && own[id] && !others[id]) parts.set(id, (units[i + 1] ?? 0) - (units[i] ?? 0));
  }
  if (parts.size === 0) return words;
  return parted(words, parts, vocabulary);
}

/** @param parts the length of the first part of words that are two, in units */
function parted(words: Words, parts: ReadonlyMap<number, number>, vocabulary: Vocabulary): Words {
  const { folded } = words;
  let count = words.count;
  for (const id of words.ids) if (parts.has(id)) count++;
  const made = emptyWords(folded, count);
  let n = 0;
  const put = (from: number, to: number, id: number): void => {
    made.units[n] = from;
    made.starts[n] = folded.starts[from] ?? 0;
    made.ends[n] = folded.ends[to - 1] ?? 0;
    made.lines[n] = folded.breaks[from] === gap.line ? 1 : 0;
    made.ids[n++] = id;
  };
  for (let i = 0; i < words.count; i++) {
    const [from, to, id] = [words.units[i] ?? 0, words.units[i + 1] ?? 0, words.ids[i] ?? 0];
    const middle = from + (parts.get(id) ?? 0);
    if (middle === from) put(from, to, id);
    else {
      put(from, middle, vocabulary.number(folded.units, from, middle, true));
      put(middle, to, vocabulary.number(folded.units, middle, to, true));
    }
  }
  made.units[n] = folded.length;
  return made;
}
