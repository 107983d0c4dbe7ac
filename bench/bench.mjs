/** `npm run bench` runs all parts in turn; `npm run bench -- painting 5000` one of them, with its arguments. */
const parts = [
  'cleaning',
  'library',
  'notes',
  'painting',
  'importing',
  'anchoring',
  'notebook',
  'comparing',
  'searching',
  'keeping',
  'exporting',
];

const [named, ...args] = process.argv.slice(2);
if (named && !parts.includes(named)) {
  console.error(`There is no part "${named}". Parts: ${parts.join(', ')}.`);
  process.exit(2);
}
for (const part of named ? [named] : parts) {
  console.log(`\n${part}\n`);
  const { run } = await import(`./${part}.mjs`);
  await run(args);
}
