/**
 * The plain ways of finding what two texts share, to be beaten. Each is given the true sentences and links what reaches a
 * fixed threshold; a sentence without a link is only here, and linked sentences with other numbers are figures that differ.
 */
const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const grams = (list, n) => list.slice(n - 1).map((_, i) => list.slice(i, i + n).join(' '));
const common = (a, b) => [...a].filter((item) => b.has(item));
const stop = new Set(
  (
    'a an and are as at be but by for from had has have he her his i in is it its not of on or said she that the their ' +
    'they this to was were which who will with would'
  ).split(' '),
);
const content = (text) => words(text).filter((word) => !stop.has(word));

function cosine(a, b) {
  const sides = [a, b].map((texts) => texts.map((text) => new Set(content(text))));
  const all = sides.flat();
  const frequency = new Map();
  for (const set of all) for (const word of set) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const weight = (word) => Math.log((all.length + 1) / frequency.get(word)) ** 2;
  const sum = (list) => list.reduce((total, word) => total + weight(word), 0);
  const norms = sides.map((sets) => sets.map((set) => Math.sqrt(sum([...set]))));
  return (i, j) => sum(common(sides[0][i], sides[1][j])) / (norms[0][i] * norms[1][j] || 1);
}

function jaccard(a, b) {
  const sides = [a, b].map((texts) => texts.map((text) => new Set(content(text))));
  return (i, j) => {
    const shared = common(sides[0][i], sides[1][j]).length;
    return shared / (sides[0][i].size + sides[1][j].size - shared || 1);
  };
}

const sharedGrams = (tokens, n) => (a, b) => {
  const sides = [a, b].map((texts) => texts.map((text) => new Set(grams(tokens(text), n))));
  return (i, j) => {
    const shared = common(sides[0][i], sides[1][j]).length;
    return shared / (Math.min(sides[0][i].size, sides[1][j].size) || 1);
  };
};

/** Name, measure and threshold. */
export const peers = {
  'TF-IDF cosine': [cosine, 0.13],
  Jaccard: [jaccard, 0.13],
  'content 3-grams': [sharedGrams(content, 3), 0.01],
  'verbatim 5-grams': [sharedGrams(words, 5), 0.01],
};

const numbers = (text) => text.match(/\d+(?:[.,]\d+)*/g) ?? [];

/** What a peer finds in a pair, in the form that `tally` takes. */
export function foundBy([measure, threshold], pair) {
  const [a, b] = [pair.a, pair.b].map(({ text, sentences }) =>
    sentences.map(({ start, end }) => text.slice(start, end)),
  );
  const similarity = measure(a, b);
  const matches = [];
  const figures = [];
  const linked = { a: new Set(), b: new Set() };
  for (const i of a.keys()) {
    for (const j of b.keys()) {
      const score = similarity(i, j);
      if (!(score >= threshold)) continue;
      linked.a.add(i);
      linked.b.add(j);
      const match = { a: pair.a.sentences[i], b: pair.b.sentences[j], score };
      matches.push(match);
      const [left, right] = [numbers(a[i]), numbers(b[j])];
      const other = (list, from) => list.length > 0 && list.some((number) => !from.includes(number));
      if (other(left, right) && other(right, left)) figures.push(match);
    }
  }
  const only = (side) => pair[side].sentences.filter((_, i) => !linked[side].has(i));
  return { matches, figures, only: { a: only('a'), b: only('b') }, sameEvent: true };
}
