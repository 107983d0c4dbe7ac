/**
 * 500 annotations placed in a text of 500,000 characters after a part of it was edited: CPU time with the old text at
 * hand and by their selectors alone, beside the bare limit, one indexOf for each quote. In a process that has done it
 * before, because the first one pays for compiling. Runs on built files: npm run bench -- anchoring [--json]
 */
import { edited, paragraphsOf, passages, random } from './anchoring-edits.mjs';
import { selectorOf, ways } from './anchoring-eval.mjs';

const [characters, annotations, rounds] = [500_000, 500, 5];

/** Sentences of made-up words that come as often as words of a language do. */
function madeText(dice) {
  const syllables = ['ba', 'ren', 'to', 'li', 'sa', 'mund', 'ke', 'fo', 'ri', 'tal', 'de', 'vo', 'nis', 'pu'];
  const words = Array.from({ length: 9000 }, (_, n) =>
    Array.from({ length: 1 + (n > 40) + dice.below(3) }, () => dice.pick(syllables)).join(''),
  );
  let text = '';
  while (text.length < characters) {
    const length = 6 + dice.below(18);
    const said = Array.from({ length }, () => words[Math.floor(words.length * dice.next() ** 4)]).join(' ');
    text += `${said}.${dice.chance(0.2) ? '\n' : ' '}`;
  }
  return text.trimEnd();
}

/** @param {string[]} args */
export async function run(args = []) {
  const dice = random(500);
  const old = madeText(dice);
  const paragraphs = paragraphsOf(old);
  const { text } = edited(paragraphs, 'all of it', dice);
  const selectors = passages(paragraphs, annotations, dice).map((passage) => selectorOf(old, passage));
  const result = { characters: old.length, annotations };
  for (const [way, place] of Object.entries(ways)) {
    const times = [];
    for (let round = 0; round < rounds; round++) {
      const before = process.cpuUsage();
      place(old, text, selectors);
      const { user, system } = process.cpuUsage(before);
      times.push((user + system) / 1000);
    }
    result[way] = { first: times[0], median: times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] };
  }
  if (args.includes('--json')) return console.log(JSON.stringify(result));
  console.log(
    `${annotations} annotations in ${old.length} characters, CPU ms: the first time, then the median`,
  );
  const bare = result['bare indexOf'].median;
  for (const way of Object.keys(ways)) {
    const { first, median } = result[way];
    const cells = `${first.toFixed(0).padStart(6)}${median.toFixed(0).padStart(8)}`;
    console.log(`  ${way.padEnd(20)}${cells}   ${(median / bare).toFixed(1)} times bare`);
  }
}
