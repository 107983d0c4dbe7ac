/**
 * How good the results are, on pages with known truth that lie in a folder of your own (docs/cleaning.md says how it is
 * laid out). Runs on built files.
 *
 *   npm run eval -- [cleaning] --data DIR [--sets a,b] [--limit N] [--peers a,b] [--json]
 *   npm run eval -- rules --data DIR [--sets a,b] [--limit N] [--rules a,b] [--json]
 *   npm run eval -- anchoring --data DIR [--seed N] [--limit N] [--json]     DIR holds plain texts
 *   npm run eval -- comparison --data DIR [--sets a,b] [--limit N] [--wrong] [--json]     DIR holds pairs of texts
 */
const parts = {
  cleaning: './quality.mjs',
  rules: './rules.mjs',
  anchoring: './anchoring-eval.mjs',
  comparison: './comparison-eval.mjs',
};

const [first, ...rest] = process.argv.slice(2);
const named = first !== undefined && !first.startsWith('-');
const part = named ? first : 'cleaning';
const args = named ? rest : process.argv.slice(2);
if (!Object.hasOwn(parts, part) || !args.some((arg) => /^--data(?:=|$)/.test(arg))) {
  console.error(
    'Usage: npm run eval -- [cleaning|rules|anchoring|comparison] --data DIR [--sets a,b] [--limit N] [--json]',
  );
  process.exit(2);
}
await (await import(parts[part])).run(args);
