/** Words as the article extraction benchmark counts them: runs of letters, digits and underscores. */
const tokens = (text) => text.match(/[\p{L}\p{N}_]+/gu) ?? [];

/** How often each run of four words occurs; a shorter text is one run. */
function shingles(text) {
  const words = tokens(text);
  const counts = new Map();
  for (let i = 0; i < Math.max(1, words.length - 3); i++) {
    const key = words.slice(i, i + 4).join('\n');
    if (key) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/**
 * Precision and recall of a text, over runs of four words. After the scrapinghub article extraction benchmark.
 * Null where there is nothing to divide by.
 */
export function compareTexts(want, got) {
  const [a, b] = [shingles(want), shingles(got)];
  const size = (counts) => [...counts.values()].reduce((sum, n) => sum + n, 0);
  let both = 0;
  for (const [key, n] of a) both += Math.min(n, b.get(key) ?? 0);
  const [wanted, given] = [size(a), size(b)];
  return { precision: given ? both / given : null, recall: wanted ? both / wanted : null };
}

/** Precision and recall averaged over pages, and F1 of the averages. */
export function averaged(pages) {
  const of = (key) => {
    const values = pages.map((p) => p[key]).filter((v) => v !== null);
    return values.length ? values.reduce((sum, v) => sum + v, 0) / values.length : 0;
  };
  const [precision, recall] = [of('precision'), of('recall')];
  return { precision, recall, f1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0 };
}

/**
 * By how much one system's F1 is above another's on the same pages: the mean and the 95 % interval of a paired bootstrap,
 * always with the same draws.
 */
export function differenceOfF1(ours, theirs, draws = 1000) {
  let seed = 11;
  const random = (n) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * n);
  };
  const found = [];
  for (let draw = 0; draw < draws; draw++) {
    const picks = ours.map(() => random(ours.length));
    found.push(averaged(picks.map((i) => ours[i])).f1 - averaged(picks.map((i) => theirs[i])).f1);
  }
  found.sort((a, b) => a - b);
  const at = (part) => found[Math.floor(part * draws)];
  return { mean: averaged(ours).f1 - averaged(theirs).f1, low: at(0.025), high: at(0.975) };
}

/** The wanted text: optional paragraphs count where at least half of their runs are there. */
export function wantedText(truth, got) {
  if (!truth.paragraphs) return truth.articleBody ?? null;
  return truth.paragraphs
    .filter(({ text, optional }) => !optional || (compareTexts(text, got).recall ?? 0) >= 0.5)
    .map(({ text }) => text)
    .join('\n\n');
}

const level = (text) =>
  (text ?? '')
    .normalize('NFKC')
    .replace(/[‘’`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .toLowerCase();
const wordsOf = (text) => tokens(level(text)).join(' ');

/** Whether a title is the right one; case, quotes and a site's name at either end do not matter. */
export function sameTitle(got, want) {
  const [a, b] = [wordsOf(got), wordsOf(want)];
  if (!a || !b) return false;
  return a === b || (Math.min(a.length, b.length) > 10 && (a.startsWith(b) || b.startsWith(a)));
}

/** Whether all names of the true byline are in the given one. */
export function sameAuthors(got, want) {
  const names = level([want].flat().join(';'))
    .replace(/^(?:by|von|par|por)\s+/, '')
    .split(/\s*(?:[,;|/&\n]|\band\b|\bund\b|\bet\b|\by\b)\s*/)
    .map((name) => name.replace(/[^\p{L}\p{N} .'-]/gu, '').trim())
    .filter(Boolean);
  return names.length > 0 && names.every((name) => level(got).includes(name));
}

/** Whether two dates are the same day, or one day apart, since the truth does not know time zones. */
export function sameDay(got, want) {
  const [a, b] = [got, want].map((text) =>
    Date.parse(/\d{4}-\d{2}-\d{2}/.exec(text ?? '')?.[0] ?? text ?? ''),
  );
  return Math.abs(a - b) <= 24 * 60 * 60 * 1000;
}
