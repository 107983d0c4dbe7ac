/**
 * What each cleaning rule is worth: the quality of texts without it, and on how many sites it makes them better and worse.
 * A rule that helps on few sites is a rule about those sites.
 *
 * Runs on built files: npm run eval -- rules --data DIR [--sets a,b] [--limit N] [--rules a,b] [--json]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startCleaner } from './cleaners.mjs';
import { averaged, compareTexts, wantedText } from './measures.mjs';
import { cleaningData, readSet, setsIn } from './pages.mjs';

/** A change of F1 below this is no change. */
const noticed = 0.001;

export async function run(args) {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string' },
      sets: { type: 'string' },
      limit: { type: 'string' },
      rules: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const dir = cleaningData(values.data);
  const sets = values.sets?.split(',') ?? setsIn(dir);
  const pages = sets.flatMap((set) =>
    readSet(dir, set, values.limit ? Number(values.limit) : undefined)
      .filter(({ truth }) => wantedText(truth, '') !== null)
      .map((page) => ({ ...page, set, site: siteOf(page) })),
  );
  const cleaner = startCleaner('synoptic');
  const measured = async (leaveOut) => {
    const scores = [];
    for (const { page, truth } of pages) {
      const { plainText = '' } = await cleaner.clean({ ...page, leaveOut });
      scores.push(compareTexts(wantedText(truth, plainText), plainText));
    }
    return scores;
  };
  const base = await measured([]);
  const bySet = (scores) =>
    Object.fromEntries(sets.map((set) => [set, averaged(scores.filter((_, i) => pages[i].set === set)).f1]));
  const results = [{ rule: null, f1: bySet(base) }];
  if (!values.json) console.log(line('all rules', results[0].f1));
  for (const rule of values.rules?.split(',') ?? ruleNames()) {
    const scores = await measured([rule]);
    const change = new Map();
    for (const [i, { site }] of pages.entries())
      change.set(site, [...(change.get(site) ?? []), f1(base[i]) - f1(scores[i])]);
    const changes = [...change.values()].map((all) => all.reduce((sum, n) => sum + n, 0) / all.length);
    const helped = changes.filter((n) => n > noticed).length;
    const hurt = changes.filter((n) => n < -noticed).length;
    results.push({ rule, f1: bySet(scores), helped, hurt });
    if (!values.json)
      console.log(`${line(`without ${rule}`, results.at(-1).f1)}  sites helped ${helped}, hurt ${hurt}`);
  }
  await cleaner.close();
  if (values.json) console.log(JSON.stringify(results));
}

/** The names stand in the sources of the rules, one `name: '…'` each. */
function ruleNames() {
  const read = (file) => readFileSync(new URL(`../src-main/article/rules/${file}`, import.meta.url), 'utf8');
  const listed = /rules: Rule\[\] = \[([^\]]*)\]/.exec(read('index.ts'))[1].match(/\w+/g);
  return listed.map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
}

function siteOf({ page, truth }) {
  const url = truth.url ?? truth.metadata?.url;
  return url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : page.name;
}

function f1({ precision, recall }) {
  const [p, r] = [precision ?? 0, recall ?? 0];
  return p + r ? (2 * p * r) / (p + r) : 0;
}

const line = (name, figures) =>
  `${name.padEnd(28)}${Object.entries(figures)
    .map(([set, n]) => `${set} ${n.toFixed(4)}`)
    .join('  ')}`;
