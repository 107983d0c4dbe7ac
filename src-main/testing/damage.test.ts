import type { Client } from '#contract';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../app';
import { checkLibrary } from '../library/check';
import { damages, seeded } from './damages';
import { fakeCleaner } from './fake-cleaner';
import { annotate, connect, imported, story, listed } from './library';
import { treeOf } from './tree';

/** How often each kind of damage is done to each file. */
const rounds = 1;
const asked = {
  libraryDir: '',
  samplesDir: 'none',
  shell: 'browser',
  version: '0.0.0',
  lastWords: 0,
} as const;

let home: string;
let sound: Map<string, Buffer>;
let before: State;
let ids: string[];

/** What the reader has in a library, for each article and for all of it. An error is what stands for what cannot be read. */
type State = Record<string, unknown>;

const orError = (answer: Promise<unknown>): Promise<unknown> =>
  answer.catch((error: unknown) => `failed: ${String(error)}`);

async function stateOf(client: Client): Promise<State> {
  const state: State = {};
  for (const id of ids) {
    const shown = client.call('getArticle', { id }).then(({ title, html, text, source, blockEdits }) => ({
      ...{ title, html, text, source, blockEdits },
    }));
    state[`${id}/text`] = await orError(shown);
    state[`${id}/notes`] = await orError(client.call('listAnnotations', { article: id }));
    state[`${id}/note`] = await orError(client.call('getArticleNote', { article: id }));
    state[`${id}/cleaning`] = await orError(client.call('getCleaning', { id }));
  }
  state.list = (await listed(client)).map(({ id, title, annotations }) => ({ id, title, annotations }));
  state.collections = await orError(client.call('listCollections', {}));
  state.comparison = await orError(client.call('getComparison', { id: 'comparison-1' }));
  state.trash = await orError(
    client.call('listTrash', {}).then(({ rows }) => rows.map(({ id, title }) => ({ id, title }))),
  );
  state.preferences = await client
    .call('getPreferences', {})
    .then(({ textSize, theme }) => ({ textSize, theme }));
  return state;
}

beforeAll(async () => {
  // In memory where there is such a place: what is judged is what is read, and each fsync would cost.
  home = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'synoptic-damage-'));
  const root = join(home, 'sound');
  const open = () => createApp({ ...asked, libraryDir: root, cleaner: fakeCleaner });
  let app = await open();
  let client = connect(app);
  ids = [];
  for (const name of ['Harbour', 'Flood', 'Bridge', 'Market']) {
    const bytes = story(
      name,
      `The ${name} was seen at dawn by many people.`,
      '[advertisement]',
      'By noon nobody spoke of it.',
    );
    const { id } = await imported(client, `${name}.txt`, bytes);
    ids.push(id);
    await annotate(client, id, 'seen at dawn', {
      id: `note-${name}`,
      note: `About the ${name}, long enough to hit.`,
      tags: ['dawn'],
    });
    await client.call('setArticleNote', { article: id, note: `The whole of ${name}.` });
  }
  const [harbour = '', flood = '', bridge = ''] = ids;
  await client.call('setBlockEdits', {
    id: flood,
    edits: [{ text: '[advertisement]', nth: 0, action: 'keep' }],
  });
  await client.call('listAnnotations', { article: flood });
  await client.call('putCollection', { id: 'collected-1', name: 'Water', articles: [harbour, flood] });
  await client.call('changeComparison', {
    ...{ id: 'comparison-1', articles: [harbour, bridge], name: 'Two of them', note: 'What both say.' },
    rows: [{ id: 'row-00001', claim: 'How many', verdict: 'same' }],
  });
  await client.call('setPreferences', { textSize: 21 });
  const gone = await imported(client, 'gone.txt', story('Gone', 'This one was deleted.'));
  await client.call('deleteArticle', { id: gone.id });
  await app.close();
  // A second session, so that there are backups of what it did not change.
  app = await open();
  client = connect(app);
  before = await stateOf(client);
  expect(JSON.stringify(before)).not.toContain('failed: ');
  await app.close();
  sound = await treeOf(root);
});

afterAll(() => rm(home, { recursive: true, force: true }));

test('damage to any file is noticed or made good, and nothing else is harmed', async () => {
  const random = seeded(20_261_122);
  const wrong: string[] = [];
  let [injections, silent, healed] = [0, 0, 0];
  for (let round = 0; round < rounds; round++) {
    for (const [path, bytes] of sound) {
      for (const [kind, damage] of Object.entries(damages)) {
        const damaged = damage(bytes, random);
        if (damaged?.equals(bytes)) continue;
        injections++;
        const root = join(home, `n${injections}`);
        await cp(join(home, 'sound'), root, { recursive: true });
        if (damaged) await writeFile(join(root, path), damaged);
        else await rm(join(root, path));
        wrong.push(
          ...(await judge(root, `${path} ${kind}`, path, (what) =>
            what === 'healed' ? healed++ : silent++,
          )),
        );
        await rm(root, { recursive: true });
      }
    }
  }
  console.info(
    `${injections} injections: ${healed} made good or reported, ${silent} changed nothing that is shown`,
  );
  expect(wrong).toEqual([]);
  expect(injections).toBeGreaterThanOrEqual(200);
}, 300_000);

/** Opens, reads everything, closes, and looks at what became of it. */
async function judge(
  root: string,
  name: string,
  path: string,
  count: (what: 'healed' | 'silent') => void,
): Promise<string[]> {
  const checked = await checkLibrary(root);
  const app = await createApp({ ...asked, libraryDir: root, cleaner: fakeCleaner }).catch((error: unknown) =>
    String(error),
  );
  if (typeof app === 'string') return [`${name}: the library does not open: ${app}`];
  try {
    const client = connect(app);
    const after = await stateOf(client);
    const { notices } = await client.call('getStatus', {});
    const own = /^(?:articles|backups\/articles|trash)\/([^/]+)\//.exec(path)?.[1];
    const changed = Object.keys(before).filter(
      (key) => JSON.stringify(after[key]) !== JSON.stringify(before[key]),
    );
    const foreign = changed.filter((key) => key.includes('/') && key.split('/')[0] !== own);
    const told =
      notices.length > 0 ||
      checked.length > 0 ||
      changed.some((key) => String(after[key]).startsWith('failed'));
    count(told ? 'healed' : 'silent');
    return [
      ...foreign.map((key) => `${name}: harms ${key}: ${JSON.stringify(after[key])}`),
      ...(changed.length > 0 && !told ? [`${name}: changed ${changed.join()} silently`] : []),
      ...(path.startsWith('articles/') && changed.includes('list') && !told ? [`${name}: list`] : []),
    ];
  } finally {
    await app.close();
  }
}
