import { writeSync } from 'node:fs';
import { createClient, pipe } from '#contract';
import { createApp } from '../app';
import { fakeCleaner } from './fake-cleaner';

/** Makes comparisons and changes them for ever, and prints a line of JSON for each change that was acknowledged. */
const [libraryDir = '', run = ''] = process.argv.slice(2);
const say = (what: object): void => void writeSync(1, `${JSON.stringify(what)}\n`);

const app = await createApp({
  ...{ libraryDir, samplesDir: '', shell: 'browser', version: '0' },
  cleaner: fakeCleaner,
});
const [here, there] = pipe();
app.connect(there);
const client = createClient(here);
// What is damaged would be noticed when comparisons are read first.
await client.call('listComparisons', {});
say({ ready: true, notices: app.status().notices });

for (let n = 0; ; n++) {
  const id = `comparison-${run}-${n}`;
  await client.call('changeComparison', { id, articles: ['article-one', 'article-two'] });
  for (let claims = 1; claims <= 6; claims++) {
    await client.call('changeComparison', { id, rows: [{ id: `row-0000${claims}`, claim: `${claims}` }] });
    say({ id, claims });
  }
}
