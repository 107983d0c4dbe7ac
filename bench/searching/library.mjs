/** Articles of invented words, the same on every run: how often a word is used falls with its rank as Zipf and Mandelbrot say. */

export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const words = 60_000;
/** The most frequent words, which nobody looks for. */
export const stopWords = 120;
const syllables =
  'ba be bi bo ca ce da de di do fa fe ga ge ha he ka ke la le li lo ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve wa we za'.split(
    ' ',
  );

const vocabulary = (() => {
  const draw = random(7);
  const known = new Set();
  while (known.size < words) {
    const length = known.size < 200 ? 2 : 2 + Math.floor(draw() * 4);
    let word = '';
    for (let n = 0; n < length; n++) word += syllables[Math.floor(draw() * syllables.length)];
    if (draw() < 0.5) word += 'nrstld'[Math.floor(draw() * 6)];
    known.add(word);
  }
  return [...known];
})();
const cumulative = (() => {
  const sums = new Float64Array(words);
  let sum = 0;
  for (let n = 0; n < words; n++) sums[n] = sum += 1 / (n + 2.7) ** 1.07;
  return sums;
})();

function rankOf(draw) {
  const wanted = draw() * cumulative[words - 1];
  let [low, high] = [0, words - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const idOf = (n) => `bench${String(n).padStart(7, '0')}`;
export const wordAt = (rank) => vocabulary[rank];

/** An article of about 8 KB with ten notes. What it is about comes again and again: one word in seven is one of forty. */
export function articleOf(n) {
  const draw = random(n + 1000);
  const topic = Array.from({ length: 40 }, () => stopWords + Math.floor(draw() ** 3 * (words - stopWords)));
  const ranks = Array.from({ length: 1250 }, () =>
    draw() < 1 / 7 ? topic[Math.floor(draw() ** 2 * topic.length)] : rankOf(draw),
  );
  const said = ranks.map((rank, i) => wordAt(rank) + (i % 17 === 16 ? '.\n' : ''));
  const text = said.join(' ');
  const title = topic.slice(0, 6).map(wordAt).join(' ');
  const annotations = Array.from({ length: 10 }, (_, k) => {
    const from = Math.floor(draw() * (said.length - 20));
    const note = Array.from({ length: 8 }, () => wordAt(rankOf(draw))).join(' ');
    return {
      ...{ id: `note${n}-${k}`, quote: said.slice(from, from + 15).join(' '), note, passage: null },
      ...{ tags: k % 3 ? [] : [wordAt(200 + (n % 50))], category: 'claim' },
    };
  });
  const article = {
    id: idOf(n),
    version: 1,
    title,
    byline: '',
    siteName: `Outlet ${n % 40}`,
    host: '',
    fileName: `${n}.html`,
    text,
  };
  return { article, made: { note: '', tags: [], linked: false, annotations }, ranks };
}
