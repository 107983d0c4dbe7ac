/**
 * Texts edited by a seeded hand, each word knowing where it came from, so that the true place of every passage is known.
 * A text is a list of paragraphs, a paragraph a list of words and the signs between them: `{ s, from, size }`, where
 * `from` is the offset in the unedited text or -1, and `kept` the share of the word that is still the same.
 */

/** Numbers from 0 to 1, always the same for a seed (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n) => Math.floor(next() * n);
  return { next, below, chance: (p) => next() < p, pick: (list) => list[below(list.length)] };
}

const word = /[\p{L}\p{N}\p{M}]/u;
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

export function paragraphsOf(text) {
  let at = 0;
  return text.split('\n').map((line) => {
    const words = [...segmenter.segment(line)].map(({ segment, index }) => {
      return { s: segment, from: at + index, size: segment.length, kept: 1, isWord: word.test(segment) };
    });
    at += line.length + 1;
    return words;
  });
}

export const textOf = (paragraphs, separator = '\n') =>
  paragraphs.map((words) => words.map(({ s }) => s).join('')).join(separator);

const added = (s) => ({ s, from: -1, size: 0, kept: 0, isWord: word.test(s) });
const allWords = (paragraphs) => paragraphs.flat().filter((one) => one.isWord && one.from >= 0);

function typo(s, { below, pick }) {
  const signs = [...s];
  const at = below(signs.length - 1);
  const ways = [
    () => signs.splice(at, 2, signs[at + 1], signs[at]),
    () => signs.splice(at, 1),
    () => signs.splice(at, 0, signs[at]),
    () => signs.splice(at, 1, 'e'),
  ];
  pick(ways)();
  return signs.join('');
}

/** What may happen to a text; `share` is how much of it. Each changes the paragraphs that it is given. */
const edits = {
  typos: (paragraphs, share, dice) => {
    for (const one of allWords(paragraphs)) {
      if (one.s.length < 3 || !dice.chance(share)) continue;
      one.s = typo(one.s, dice);
      one.kept = 1 - 1 / one.size;
    }
  },
  /** Words of some sentences are replaced, taken out or added. */
  rewrite: (paragraphs, share, dice) => {
    const words = allWords(paragraphs).map(({ s }) => s);
    for (const [n, paragraph] of paragraphs.entries()) {
      let part = 0;
      const made = [];
      for (const one of paragraph) {
        if (made.length === 0 || /[.!?。]/u.test(one.s)) part = dice.chance(share * 3) ? 0.33 : 0;
        const way = one.isWord && dice.chance(part) ? dice.next() : -1;
        if (way >= 0.8) continue;
        if (way >= 0.6) made.push(added(`${dice.pick(words)} `));
        else if (way >= 0) Object.assign(one, { s: dice.pick(words), kept: 0 });
        made.push(one);
      }
      paragraphs[n] = made;
    }
  },
  insert: (paragraphs, share, dice) => {
    const words = allWords(paragraphs).map(({ s }) => s);
    for (let n = Math.ceil(paragraphs.length * share); n > 0; n--) {
      // Half of them nearly repeat a paragraph that is there.
      const source = dice.pick(paragraphs);
      const repeated = source.map((one) => added(one.isWord && dice.chance(0.1) ? dice.pick(words) : one.s));
      const foreign = Array.from({ length: 8 + dice.below(60) }, () => added(`${dice.pick(words)} `));
      paragraphs.splice(dice.below(paragraphs.length + 1), 0, dice.chance(0.5) ? repeated : foreign);
    }
  },
  remove: (paragraphs, share, dice) => {
    for (let n = Math.ceil(paragraphs.length * share); n > 0 && paragraphs.length > 2; n--) {
      paragraphs.splice(dice.below(paragraphs.length), 1);
    }
  },
  move: (paragraphs, share, dice) => {
    for (let n = Math.ceil(paragraphs.length * share); n > 0; n--) {
      const [one] = paragraphs.splice(dice.below(paragraphs.length), 1);
      paragraphs.splice(dice.below(paragraphs.length + 1), 0, one);
    }
  },
  /** Another program has written the same: quotes, dashes, spaces, hyphenation, normal form. */
  rewritten: (paragraphs, _, dice) => {
    const [curly, decomposed, hyphens] = [dice.chance(0.5), dice.chance(0.5), dice.chance(0.5)];
    for (const one of paragraphs.flat()) {
      if (curly) one.s = one.s.replace(/"/g, '“').replace(/'/g, '’').replace(/--?/g, '—');
      else
        one.s = one.s
          .replace(/[“”„«»]/g, '"')
          .replace(/[‘’]/g, "'")
          .replace(/[–—]/g, '-');
      if (one.s === ' ' && dice.chance(0.05)) one.s = '\u00a0';
      if (!one.isWord) continue;
      if (hyphens && one.s.length > 8 && dice.chance(0.2))
        one.s = `${one.s.slice(0, 4)}\u00ad${one.s.slice(4)}`;
      if (decomposed) one.s = one.s.normalize('NFD');
    }
  },
};

export const conditions = {
  'the same': [],
  'typos 1 %': [['typos', 0.01]],
  'rewritten 5 %': [['rewrite', 0.05]],
  'rewritten 20 %': [['rewrite', 0.2]],
  'paragraphs in': [['insert', 0.1]],
  'paragraphs out': [['remove', 0.1]],
  'paragraphs moved': [['move', 0.1]],
  'written otherwise': [['rewritten', 1]],
  'all of it': ['rewrite', 'typos', 'remove', 'move', 'insert', 'rewritten'].map((name) => [name, 0.03]),
};

export function edited(paragraphs, condition, dice) {
  const copy = paragraphs.map((words) => words.map((one) => ({ ...one })));
  for (const [name, share] of conditions[condition]) edits[name](copy, share, dice);
  const separator = conditions[condition].some(([name]) => name === 'rewritten')
    ? dice.pick(['\n', '\n\n', ' '])
    : '\n';
  return { paragraphs: copy, text: textOf(copy, separator), separator };
}

/** Passages inside of paragraphs: a word, some words, up to all of it. */
export function passages(paragraphs, count, dice) {
  const places = paragraphs
    .map((words) => words.filter((one) => one.isWord))
    .filter((words) => words.length > 0);
  return Array.from({ length: count }, () => {
    const words = dice.pick(places);
    const length = Math.min(words.length, dice.pick([1, 3, 8, 20, 60, words.length]));
    const first = dice.below(words.length - length + 1);
    const last = words[first + length - 1];
    const letters = words.slice(first, first + length).reduce((sum, { size }) => sum + size, 0);
    return { start: words[first].from, end: last.from + last.size, letters };
  });
}

/**
 * Where passages of the unedited text stand in the edited one, and the share of their letters that is still there. A
 * passage of which nothing is there has no place; one whose words were only replaced has one, but nothing of it is left.
 */
export function truths(asked, { paragraphs, separator }) {
  const found = asked.map(({ letters }) => ({ start: -1, end: -1, kept: 0, letters }));
  let at = 0;
  const order = asked.map((_, n) => n).sort((a, b) => asked[a].start - asked[b].start);
  for (const words of paragraphs) {
    const origin = words.filter(({ from }) => from >= 0);
    const [low, high] = [origin[0]?.from ?? 0, origin.at(-1) ? origin.at(-1).from + origin.at(-1).size : 0];
    const near = order.filter((n) => asked[n].start < high && asked[n].end > low);
    for (const one of words) {
      for (const n of one.from < 0 ? [] : near) {
        const { start, end } = asked[n];
        if (one.from >= end || one.from + one.size <= start || !one.isWord) continue;
        if (found[n].start < 0) found[n].start = at;
        found[n].end = at + one.s.length;
        found[n].kept += one.kept * one.size;
      }
      at += one.s.length;
    }
    at += separator.length;
  }
  return found;
}
