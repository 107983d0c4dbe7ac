import { writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { createApp } from '../app';
import { fakeCleaner } from './fake-cleaner';

/**
 * Imports and annotates for ever and prints a line of JSON for each thing that was acknowledged. The third argument
 * `careless` prints before the answer is there, as a store would that answers before it writes.
 */
const [libraryDir = '', run = '', how = ''] = process.argv.slice(2);
const careless = how === 'careless';
const say = (what: object): void => void writeSync(1, `${JSON.stringify(what)}\n`);

const app = await createApp({
  libraryDir,
  samplesDir: '',
  shell: 'browser',
  version: '0',
  cleaner: fakeCleaner,
});
say({ ready: true, notices: app.status().notices });

const acknowledge = async (work: Promise<unknown>, what: object): Promise<void> => {
  if (careless) work.catch(() => undefined);
  await (careless ? setImmediate() : work);
  say(what);
};

for (let n = 0; ; n++) {
  const bytes = Buffer.from(`Report ${run}-${n}\nThe water rose by ${n} metres.\nNobody was hurt.`);
  const { value: outcome } = await app.importBytes({ name: `report-${n}.txt`, bytes }).next();
  if (outcome?.outcome !== 'imported') throw new Error(JSON.stringify(outcome));
  const article = outcome.article.id;
  say({ article });
  for (let k = 0; k < 6; k++) {
    const id = `note-${run}-${n}-${k}`;
    const passage = { start: k, end: k + 10 };
    const created = app.annotations.create({ id, article, passage, category: 'claim', note: '1', tags: [] });
    await acknowledge(created, { article, id, note: 1 });
    const updated = app.annotations.update({ article, id, note: '2', tags: ['x'] });
    await acknowledge(updated, { article, id, note: 2 });
    void app.library.setPosition(article, { offset: k, progress: k / 10 });
  }
}
