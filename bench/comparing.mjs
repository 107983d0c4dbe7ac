/**
 * Two texts compared, short ones and long ones: CPU time the first time and when the process has done it before, and the
 * median as a ratio to a plain TF-IDF cosine of the same sentences. Runs on built files: npm run bench -- comparing [--json]
 */
import { foundBy, peers } from './comparison-peers.mjs';
import { random } from './anchoring-edits.mjs';
import { compareTexts } from '../out/main/compare.js';

const sizes = [2000, 20_000];

/** Two accounts in made-up words that come as often as words of a language do; about half of the sentences are shared. */
function madeAccounts(words, dice) {
  const syllables = ['ba', 'ren', 'to', 'li', 'sa', 'mund', 'ke', 'fo', 'ri', 'tal', 'de', 'vo', 'nis', 'pu'];
  const name = (n) =>
    Array.from({ length: 1 + (n > 40) + dice.below(3) }, () => dice.pick(syllables)).join('');
  const known = Array.from({ length: 6000 }, (_, n) => name(n));
  const one = () => known[Math.floor(known.length * dice.next() ** 4)];
  const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);
  const sentence = () => {
    const list = Array.from({ length: 8 + dice.below(20) }, () => {
      const kind = dice.next();
      return kind < 0.05 ? String(dice.below(5000)) : kind < 0.13 ? capital(one()) : one();
    });
    return list;
  };
  const reworded = (list) => list.map((word) => (dice.chance(0.4) ? one() : word));
  const [a, b] = [[], []];
  for (let count = 0; count < words;) {
    const list = sentence();
    count += list.length;
    a.push(list);
    b.push(dice.chance(0.5) ? reworded(list) : sentence());
  }
  for (let i = b.length - 1; i > 0; i--) {
    const j = Math.max(0, i - dice.below(12));
    [b[i], b[j]] = [b[j], b[i]];
  }
  return [a, b].map((lists) => {
    let text = '';
    const sentences = [];
    for (const [n, list] of lists.entries()) {
      const written = `${capital(list.join(' '))}.`;
      sentences.push({ start: text.length, end: text.length + written.length });
      text += written + (n % 4 === 3 ? '\n' : ' ');
    }
    return { text, sentences };
  });
}

const cpuOf = (task) => {
  const before = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];

/** @param {string[]} args */
export async function run(args = []) {
  const result = {};
  for (const words of sizes) {
    const [a, b] = madeAccounts(words, random(words));
    const side = ({ text }) => ({ text, lang: 'en', published: '2024-03-02' });
    const ours = () => compareTexts(side(a), side(b));
    const plain = () => foundBy(peers['TF-IDF cosine'], { a, b });
    const first = cpuOf(ours);
    plain();
    const rounds = words > 5000 ? 7 : 25;
    const times = { ours: [], plain: [] };
    for (let round = 0; round < rounds; round++) {
      times.ours.push(cpuOf(ours));
      times.plain.push(cpuOf(plain));
    }
    const [usual, bare] = [median(times.ours), median(times.plain)];
    result[words] = { first, median: usual, best: Math.min(...times.ours), tfidf: bare, ratio: usual / bare };
  }
  if (args.includes('--json')) return console.log(JSON.stringify(result));
  console.log('Two texts compared, CPU ms: the first time, the median, the best; TF-IDF of the same; ratio');
  for (const [words, { first, median: usual, best, tfidf, ratio }] of Object.entries(result)) {
    const cells = [first, usual, best, tfidf].map((ms) => ms.toFixed(1).padStart(10)).join('');
    console.log(`  ${`2 x ${words} words`.padEnd(20)}${cells}${ratio.toFixed(2).padStart(8)}`);
  }
}
