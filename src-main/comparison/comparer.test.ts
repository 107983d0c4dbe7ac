import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Alignments, createAlignments } from './alignments';
import { compareTexts } from './compare';
import { type Comparer, type ComparerOptions, createComparer } from './comparer';
import type { Compared, ComparedText } from './text';

/** The worker is built afresh: a thread cannot start from TypeScript, and a stale build would prove nothing. */
let folder: string;
let worker: URL;
const open: Comparer[] = [];

beforeAll(async () => {
  const root = resolve(import.meta.dirname, '../..');
  folder = await mkdtemp(join(root, 'node_modules/.compare-worker-'));
  await build({
    ...{ root, configFile: false, logLevel: 'error' },
    build: {
      ...{ ssr: true, outDir: folder, emptyOutDir: true, target: 'node20.19', minify: false },
      rollupOptions: {
        input: { 'compare-worker': resolve(import.meta.dirname, 'compare-worker.ts') },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  });
  worker = pathToFileURL(join(folder, 'compare-worker.js'));
}, 120_000);
afterEach(async () => void (await Promise.all(open.splice(0).map((one) => one.close()))));
afterAll(() => rm(folder, { recursive: true, force: true }));

function comparer(options: ComparerOptions = {}): Comparer {
  const made = createComparer({ worker, ...options });
  open.push(made);
  return made;
}

/** A worker that answers nothing, or what it is told to. */
async function badWorker(name: string, onJob: string): Promise<URL> {
  const file = join(folder, `${name}.mjs`);
  const code = `import { parentPort } from 'node:worker_threads';\nparentPort.on('message', ({ id }) => {\n${onJob}\n});\n`;
  await writeFile(file, code);
  return pathToFileURL(file);
}

const text = (...lines: string[]): ComparedText => ({
  ...{ text: lines.map((line) => `${line}\n`).join(''), lang: 'en', published: '2024-03-02' },
});
const one = text('Fourteen people are missing after the dam above Oberwald broke on Monday night.');
const other = text('The dam above Oberwald broke on Monday night; eleven people are missing.');

describe('the worker', () => {
  it('says the same as comparing here', async () => {
    const made = comparer();
    made.warm();
    expect(await made.compare(one, other)).toEqual(compareTexts(one, other));
    expect(await createComparer().compare(one, other)).toEqual(compareTexts(one, other));
  });

  it('is ended in the middle of a pair that is not wanted any more; the next pair is compared', async () => {
    const made = comparer({ worker: await badWorker('busy', 'for (;;);'), timeoutMs: 600_000 });
    const ender = new AbortController();
    const busy = made.compare(one, other, ender.signal);
    const waiting = made.compare(other, one, AbortSignal.abort());
    setTimeout(() => ender.abort(), 50);
    await expect(busy).rejects.toMatchObject({ code: 'cancelled' });
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('that takes too long, needs too much memory or breaks is replaced, and the reason is said', async () => {
    const slow = comparer({ worker: await badWorker('slow', 'for (;;);'), timeoutMs: 100 });
    await expect(slow.compare(one, other)).rejects.toMatchObject({ code: 'timeout' });
    const greedy = await badWorker('greedy', 'const all = []; for (;;) all.push(new Array(1e5).fill({}));');
    await expect(comparer({ worker: greedy, memoryMb: 16 }).compare(one, other)).rejects.toMatchObject({
      code: 'too-complex',
    });
    const broken = comparer({ worker: await badWorker('broken', 'throw new Error("no");') });
    for (let n = 0; n < 2; n++)
      await expect(broken.compare(one, other)).rejects.toMatchObject({ code: 'internal' });
    const said = await slow.compare(one, other).catch((error: Error) => error.message);
    expect(said).toMatch(/longer than 0\.1 seconds/);
  });
});

describe('alignments', () => {
  const article = (id: string, version = 1) => ({ ...one, article: id, version });
  const found = compareTexts(one, other);
  const [a, b, c] = [article('article-a'), article('article-b'), article('article-c')];

  /** Comparing that is finished by hand; `pairs` are those that were begun. */
  function byHand(limit?: Parameters<typeof createAlignments>[1]) {
    const pairs: { signal: AbortSignal | undefined; done: (found: Compared) => void }[] = [];
    const alignments: Alignments = createAlignments(
      {
        compare: (_, __, signal) =>
          new Promise((done, reject) => {
            signal?.addEventListener('abort', () => reject(new Error('aborted')));
            pairs.push({ signal, done });
          }),
      },
      limit,
    );
    return { pairs, alignments };
  }

  it('are worked out once for all who ask, in whatever order, until a text is another', async () => {
    const { pairs, alignments } = byHand();
    const asked = [alignments.of(a, b), alignments.of(b, a), alignments.of(a, b)];
    expect(pairs).toHaveLength(1);
    pairs[0]?.done(found);
    const [first, turned, second] = await Promise.all(asked);
    expect(second).toEqual(first);
    expect(turned?.sentences).toEqual({ a: first?.sentences.b, b: first?.sentences.a });
    void alignments.of(a, b);
    expect(pairs).toHaveLength(1);
    void alignments.of(a, article('article-b', 2));
    void alignments.of(a, { ...b, lang: 'de' });
    void alignments.of(a, { ...b, published: null });
    expect(pairs).toHaveLength(4);
  });

  it('go on while anybody waits, and end when nobody does', async () => {
    const { pairs, alignments } = byHand();
    const enders = [new AbortController(), new AbortController()];
    const asked = enders.map(({ signal }) => alignments.of(a, b, signal));
    enders[0]?.abort();
    await expect(asked[0]).rejects.toMatchObject({ code: 'cancelled' });
    expect(pairs[0]?.signal?.aborted).toBe(false);
    enders[1]?.abort();
    await expect(asked[1]).rejects.toMatchObject({ code: 'cancelled' });
    expect(pairs[0]?.signal?.aborted).toBe(true);
    const again = alignments.of(a, b);
    expect(pairs).toHaveLength(2);
    pairs[1]?.done(found);
    expect(await again).toEqual(found);
  });

  it('that failed are tried again, and the least used are forgotten', async () => {
    let calls = 0;
    const failing = createAlignments({
      compare: async () => (calls++ === 0 ? Promise.reject(new Error('once')) : found),
    });
    await expect(failing.of(a, b)).rejects.toThrow('once');
    expect(await failing.of(a, b)).toEqual(found);
    let begun = 0;
    const few = createAlignments({ compare: async () => (begun++, found) }, { pairs: 2, length: 1e9 });
    for (const pair of [
      [a, b],
      [a, c],
      [a, b],
      [b, c],
      [a, b],
    ] as const)
      await few.of(pair[0], pair[1]);
    expect(begun).toBe(3);
    await few.of(a, c);
    expect(begun).toBe(4);
  });
});
