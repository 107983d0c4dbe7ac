/**
 * Whether annotations stand in their right places after a text was edited, with the text that they were made on at hand
 * and by their selectors alone, beside the bare way: the quote as it is, nearest to where it was.
 *
 *   npm run eval -- anchoring --data DIR [--seed N] [--limit N] [--json]     DIR holds plain texts, *.txt
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { conditions, edited, paragraphsOf, passages, random, truths } from './anchoring-edits.mjs';
import { placings } from '../out/main/placing.js';

const perText = 60;
const context = 96;
const together = 'together';

export const selectorOf = (text, { start, end }) => [
  { type: 'TextPositionSelector', start, end },
  {
    type: 'TextQuoteSelector',
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - context), start),
    suffix: text.slice(end, end + context),
  },
];

const made = (selectors) => selectors.map((selector) => [{ version: 1, selector }]);
export const ways = {
  'with the old text': (old, text, selectors) =>
    placings.place({ text, olds: [{ version: 1, text: old }], passages: made(selectors) }),
  'selector alone': (_, text, selectors) => placings.place({ text, olds: [], passages: made(selectors) }),
  'bare indexOf': (_, text, selectors) => selectors.map((selector) => nearest(text, selector)),
};

function nearest(text, [{ start }, { exact }]) {
  let best = -1;
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    if (best < 0 || Math.abs(at - start) < Math.abs(best - start)) best = at;
  }
  return best < 0 ? null : { start: best, end: best + exact.length };
}

const overlap = (a, b) =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)) /
  (Math.max(a.end, b.end) - Math.min(a.start, b.start));

const none = () => ({ all: 0, alive: 0, right: 0, exact: 0, dead: 0, deadPlaced: 0, wrong: 0, cpuMs: 0 });

function judge(sum, placed, truth, share) {
  sum.all++;
  const there = truth.start >= 0;
  const isRight = placed && there && overlap(placed, truth) >= (share >= 0.5 ? 0.5 : 0.3);
  if (placed && !isRight) sum.wrong++;
  if (!there) {
    sum.dead++;
    if (placed) sum.deadPlaced++;
  } else if (share >= 0.5) {
    sum.alive++;
    if (isRight) sum.right++;
    if (isRight && placed.start === truth.start && placed.end === truth.end) sum.exact++;
  }
}

const percent = (part, all) => (all > 0 ? (100 * part) / all : null);
const figures = ({ all, alive, right, exact, dead, deadPlaced, wrong, cpuMs }) => ({
  ...{ passages: all, recall: percent(right, alive), wrong: percent(wrong, all) },
  ...{ deletedPlaced: percent(deadPlaced, dead), exactEnds: percent(exact, alive), cpuMs: cpuMs / all },
});

/** @param {string[]} args */
export async function run(args) {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string' },
      seed: { type: 'string', default: '1' },
      limit: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const names = readdirSync(values.data)
    .filter((name) => name.endsWith('.txt'))
    .sort();
  if (names.length === 0) {
    console.error(`There are no .txt files in ${values.data}.`);
    process.exit(2);
  }
  const sums = {};
  for (const [n, name] of names.slice(0, Number(values.limit ?? names.length)).entries()) {
    const old = readFileSync(join(values.data, name), 'utf8').replace(/\r\n?/g, '\n');
    const paragraphs = paragraphsOf(old);
    for (const [k, condition] of Object.keys(conditions).entries()) {
      const dice = random(Number(values.seed) * 7919 + n * 101 + k);
      const asked = passages(paragraphs, perText, dice);
      const after = edited(paragraphs, condition, dice);
      const found = truths(asked, after);
      const selectors = asked.map((passage) => selectorOf(old, passage));
      for (const [way, place] of Object.entries(ways)) {
        const before = process.cpuUsage();
        const placed = place(old, after.text, selectors);
        const { user, system } = process.cpuUsage(before);
        for (const key of [condition, together]) {
          const sum = ((sums[way] ??= {})[key] ??= none());
          sum.cpuMs += (user + system) / 1000;
          for (const [i, truth] of found.entries()) {
            judge(sum, placed[i], truth, truth.kept / truth.letters);
          }
        }
      }
    }
  }
  const result = Object.fromEntries(
    Object.entries(sums).map(([way, by]) => [
      way,
      Object.fromEntries(Object.entries(by).map(([key, sum]) => [key, figures(sum)])),
    ]),
  );
  if (values.json) return console.log(JSON.stringify(result));
  for (const [way, by] of Object.entries(result)) print(way, by);
}

const shown = (value, digits = 2) => (value === null ? '-' : value.toFixed(digits)).padStart(9);

/** All together come last. */
const rows = (by) => Object.entries(by).sort(([a], [b]) => (a === together) - (b === together));

function print(way, by) {
  console.log(`\n${way.padEnd(20)}   recall %  wrong %  deleted placed %  exact ends %  CPU ms each`);
  for (const [key, { recall, wrong, deletedPlaced, exactEnds, cpuMs }] of rows(by)) {
    const cells = `${shown(recall)}${shown(wrong)}${shown(deletedPlaced).padStart(18)}${shown(exactEnds).padStart(14)}`;
    console.log(`  ${key.padEnd(18)}${cells}${shown(cpuMs, 3).padStart(13)}`);
  }
}
