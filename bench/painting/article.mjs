/** A small seeded generator (mulberry32), so that each run measures the same article and the same highlights. */
export function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const syllables = 'ba den tor mi sel ka rin o ver lat ish un pe gor al tem fi cu no ras'.split(' ');

/** Stored HTML of an article of `words` words: paragraphs of 40 to 200 words, a sixth of them in inline elements. */
export function makeArticle(words, seed = 7) {
  const random = seeded(seed);
  const word = () =>
    Array.from(
      { length: 1 + Math.floor(random() * 3) },
      () => syllables[Math.floor(random() * syllables.length)],
    ).join('');
  const blocks = [];
  for (let made = 0; made < words;) {
    const count = Math.min(words - made, 40 + Math.floor(random() * 160));
    const parts = [];
    for (let i = 0; i < count; i++) {
      const inline = random() < 1 / 15 && ['em', 'strong', 'a', 'cite'][Math.floor(random() * 4)];
      const end = i % 14 === 13 ? '.' : '';
      parts.push(inline ? `<${inline}>${word()} ${word()}</${inline}>${end}` : word() + end);
      if (inline) i++;
    }
    made += count;
    blocks.push(`<p>${parts.join(' ')}</p>`);
  }
  return blocks.map((block) => `${block}\n`).join('');
}

/** Passages of one word to three paragraphs in a text of `length` characters, in document order; the longer, the rarer. */
export function makeMarks(count, length, seed = 11) {
  const random = seeded(seed);
  const colours = ['yellow', 'green', 'blue', 'red', 'grey', 'violet'];
  const lines = ['solid', 'double', 'dotted', 'wavy', 'dashed', 'thick'];
  const marks = Array.from({ length: count }, (_, i) => {
    const start = Math.floor(random() * (length - 2000));
    const size = Math.round(6 + 1500 * random() ** 6);
    const kind = Math.floor(random() * 6);
    return {
      id: `mark-${i}`,
      passage: { start, end: start + size },
      category: { colour: colours[kind], line: lines[kind] },
    };
  });
  return marks.sort((a, b) => a.passage.start - b.passage.start);
}
