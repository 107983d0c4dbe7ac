/**
 * What the comparison finds in pairs of texts with known links, beside plain ways of finding it. The peers are given the
 * true sentences, Synoptic finds its own.
 *
 *   npm run eval -- comparison --data DIR [--sets a,b] [--limit N] [--wrong] [--json]
 *
 * DIR holds sets of pairs (docs/comparing.md says how); --wrong lists what was linked wrongly and what was missed.
 */
import { parseArgs } from 'node:util';
import { emptyTally, figuresOf, tally } from './comparison-measures.mjs';
import { readPairs, sentencesAt, setsIn } from './comparison-pairs.mjs';
import { foundBy, peers } from './comparison-peers.mjs';
import { compareTexts } from '../out/main/compare.js';

function foundByUs({ a, b, lang = null }) {
  const text = ({ text }) => ({ text, lang: lang || null, published: null });
  const { matches, sentences, figures, sameEvent } = compareTexts(text(a), text(b));
  const only = (side) => sentences[side].filter(({ state }) => state === 'only-here');
  return {
    ...{ matches, sameEvent, figures: figures.filter(({ state }) => state === 'differ') },
    only: { a: only('a'), b: only('b') },
  };
}

const ways = {
  Synoptic: foundByUs,
  ...Object.fromEntries(Object.entries(peers).map(([name, peer]) => [name, (pair) => foundBy(peer, pair)])),
};

/** @param {string[]} args */
export async function run(args) {
  const flag = { type: 'boolean', default: false };
  const options = { data: { type: 'string' }, sets: { type: 'string' }, limit: { type: 'string' } };
  const { values } = parseArgs({ args, options: { ...options, json: flag, wrong: flag } });
  const result = {};
  for (const set of values.sets?.split(',') ?? setsIn(values.data)) {
    const pairs = readPairs(values.data, set, Number(values.limit ?? Infinity));
    result[set] = {};
    for (const [name, find] of Object.entries(ways)) {
      const sum = emptyTally();
      for (const pair of pairs) {
        const before = process.cpuUsage();
        const found = find(pair);
        const { user, system } = process.cpuUsage(before);
        sum.cpuMs += (user + system) / 1000;
        tally(sum, pair, found);
        if (values.wrong && find === foundByUs) tell(pair, found);
      }
      result[set][name] = figuresOf(sum);
    }
    if (!values.json) print(set, pairs, result[set]);
  }
  if (values.json) console.log(JSON.stringify(result));
}

const shown = (value, digits = 3) => (value === null ? '-' : value.toFixed(digits)).padStart(8);

const columns = {
  f1s: 'F1 same',
  f1: 'F1 all',
  precision: 'prec.',
  recallSame: 'rec. same',
  firstRight: '1st right',
  onlyWrong: 'only here, wrong',
  figuresPrecision: 'figures P',
  figuresRecall: 'figures R',
  falseAlarms: 'false/pair',
  shared: 'shared',
  otherEvents: 'other events',
  cpuMs: 'CPU ms',
};

function print(set, pairs, by) {
  const widths = Object.values(columns).map((title) => Math.max(9, title.length + 2));
  const titles = Object.values(columns).map((title, i) => title.padStart(widths[i]));
  console.log(`\n${`${set}, ${pairs.length} pairs`.padEnd(30)}${titles.join('')}`);
  for (const [name, figures] of Object.entries(by)) {
    const cells = Object.keys(columns).map((key, i) => shown(figures[key]).padStart(widths[i]));
    console.log(`  ${name.padEnd(28)}${cells.join('')}`);
  }
}

function tell(pair, { matches, figures }) {
  const at = (side, i) => {
    const { start, end } = pair[side].sentences[i];
    return pair[side].text.slice(start, end).replace(/\s+/g, ' ');
  };
  const links = (found) =>
    new Set(
      found.flatMap(({ a, b }) =>
        sentencesAt(a, pair.a.sentences).flatMap((i) =>
          sentencesAt(b, pair.b.sentences).map((j) => `${i}-${j}`),
        ),
      ),
    );
  const show = (what, link) => {
    const [a, b] = link.split('-').map(Number);
    console.log(`${what} ${pair.id} ${link}\n  ${at('a', a)}\n  ${at('b', b)}`);
  };
  const known = new Set([...(pair.links ?? []), ...(pair.ignore ?? [])].map(({ a, b }) => `${a}-${b}`));
  const inScope = (link) => {
    const [a, b] = link.split('-').map(Number);
    return !pair.scope || (pair.scope.a.includes(a) && pair.scope.b.includes(b));
  };
  const said = links(matches);
  for (const link of said) if (!known.has(link) && inScope(link)) show('wrong', link);
  for (const { a, b, strength } of pair.links) {
    if (strength === 2 && !said.has(`${a}-${b}`)) show('missed', `${a}-${b}`);
  }
  const differ = new Set((pair.disagreements ?? []).map(({ a, b }) => `${a}-${b}`));
  const claimed = links(figures);
  for (const link of claimed) if (!differ.has(link)) show('false alarm', link);
  for (const link of differ) if (!claimed.has(link)) show('figures missed', link);
}
