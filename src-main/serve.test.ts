import { type Api, AppError, createClient, encode, methods, pipe } from '#contract';
import { describe, expect, it } from 'vitest';
import { serve } from './serve';
import { annotate, imported, openApp, story, temporaryFolder } from './testing/library';

/** Values that no method may take for its input, or in it. */
const wrong: [string, unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['a text', 'id'],
  ['a number', 7],
  ['a list', []],
  ['an unknown field', { extra: 1 }],
  ['a path for an id', { id: '../../etc/passwd', article: '../../etc/passwd', upload: '../up' }],
  ['a polluted object', JSON.parse('{"__proto__":{"id":"aaaaaaaa"},"constructor":1}')],
];

const numbers = { start: -1, end: 1.5 };
const nearlyRight: [keyof typeof methods, unknown][] = [
  ['getArticle', { id: 'short' }],
  ['getArticle', { id: 'a'.repeat(65) }],
  ['getArticle', { id: 'aaaaaaaa', more: true }],
  ['getAsset', { article: 'aaaaaaaa', name: '../article.json' }],
  ['getAsset', { article: 'aaaaaaaa', name: '0123456789abcdef.png/../x.png' }],
  ['setReadingPosition', { article: 'aaaaaaaa', position: { offset: -1, progress: 0 } }],
  ['setReadingPosition', { article: 'aaaaaaaa', position: { offset: 0, progress: 1.1 } }],
  ['uploadFile', { upload: 'aaaaaaaa', name: '', offset: 0, bytes: '' }],
  ['uploadFile', { upload: 'aaaaaaaa', name: 'a', offset: 0, bytes: '***' }],
  ['uploadFile', { upload: 'aaaaaaaa', name: 'a', offset: 0, bytes: 'A'.repeat(2_000_000) }],
  ['createAnnotation', { id: 'aaaaaaaa', article: 'aaaaaaaa', passage: numbers, category: 'claim' }],
  [
    'createAnnotation',
    { id: 'aaaaaaaa', article: 'aaaaaaaa', passage: { start: 3, end: 3 }, category: 'claim' },
  ],
  [
    'createAnnotation',
    { id: 'aaaaaaaa', article: 'aaaaaaaa', passage: { start: 0, end: 1 }, category: 'A B' },
  ],
  ['updateAnnotation', { id: 'aaaaaaaa', article: 'aaaaaaaa', note: 'n'.repeat(100_001) }],
  ['updateAnnotation', { id: 'aaaaaaaa', article: 'aaaaaaaa', tags: [''] }],
  ['updateAnnotation', { id: 'aaaaaaaa', article: 'aaaaaaaa', tags: Array.from({ length: 51 }, String) }],
  ['setPreferences', { textSize: 1000 }],
  ['setPreferences', { theme: 'neon' }],
  ['setPreferences', { unknown: true }],
  ['startExport', { id: 'export-1', scope: { kind: 'articles', articles: [] }, settings: { format: 'csv' } }],
  ['startExport', { id: 'export-1', scope: { kind: 'all' }, settings: { format: 'pdf' } }],
];

/** Sends a message as it stands and gives the answer to it. */
async function ask(channel: ReturnType<typeof pipe>[0], message: unknown): Promise<unknown> {
  return new Promise((resolve) => {
    const stop = channel.listen((text) => {
      stop();
      resolve(JSON.parse(text));
    });
    channel.send(JSON.stringify(message));
  });
}

describe('the contract over a channel', () => {
  it('refuses every wrong input of every method, and goes on', async () => {
    const app = await openApp(await temporaryFolder());
    const [here, there] = pipe();
    app.connect(there);
    let call = 0;
    for (const method of Object.keys(methods)) {
      for (const [what, input] of wrong) {
        // Methods without input take the empty object only.
        const answer = await ask(here, { call: ++call, method, input });
        expect(answer, `${method} with ${what}`).toMatchObject({
          answer: call,
          error: { code: 'bad-input' },
        });
      }
    }
    for (const [method, input] of nearlyRight) {
      const answer = await ask(here, { call: ++call, method, input });
      expect(answer, `${method} ${JSON.stringify(input).slice(0, 80)}`).toMatchObject({
        error: { code: 'bad-input' },
      });
    }
    expect(await ask(here, { call: ++call, method: 'getSummaries', input: { articles: [] } })).toEqual({
      answer: call,
      value: [],
    });
    expect(({} as { id?: unknown }).id).toBeUndefined();
  });

  it.each(['nope', 'constructor', '__proto__', 'toString', 'hasOwnProperty', '', 3, null])(
    'has no method %j',
    async (method) => {
      const app = await openApp(await temporaryFolder());
      const [here, there] = pipe();
      app.connect(there);
      const answer = await ask(here, { call: 1, method, input: {} });
      expect(answer).toMatchObject({ answer: 1, error: { code: 'bad-input' } });
    },
  );

  it('answers not-found for ids that nothing has', async () => {
    const app = await openApp(await temporaryFolder());
    const [here, there] = pipe();
    app.connect(there);
    const client = createClient(here);
    const id = 'nothing-has-this';
    const { id: article } = await imported(client, 'a.txt', story('A title', 'A paragraph of it.'));
    const calls = [
      client.call('getArticle', { id }),
      client.call('getAsset', { article, name: '0123456789abcdef.png' }),
      client.call('setReadingPosition', { article: id, position: { offset: 0, progress: 0 } }),
      client.call('deleteArticle', { id }),
      client.call('restoreArticle', { id }),
      client.call('importUpload', { upload: id }),
      client.call('listAnnotations', { article: id }),
      client.call('updateAnnotation', { article, id, note: 'x' }),
      client.call('deleteAnnotation', { article, id }),
      client.call('restoreAnnotation', { article, id }),
      client.call('previewExport', { article: id, settings: { format: 'markdown' } }),
    ];
    for (const outcome of await Promise.allSettled(calls)) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'not-found' } });
    }
  });

  it('may be called twice for everything that changes something', async () => {
    const app = await openApp(await temporaryFolder());
    const [here, there] = pipe();
    app.connect(there);
    const client = createClient(here);
    const { id: article } = await imported(client, 'a.txt', story('A title', 'A paragraph of it.'));
    const first = await annotate(client, article, 'paragraph', { id: 'the-same', note: 'one' });
    expect(await annotate(client, article, 'paragraph', { id: 'the-same', note: 'one' })).toEqual(first);
    await expect(annotate(client, article, 'title', { id: 'the-same' })).rejects.toMatchObject({
      code: 'conflict',
    });
    for (let time = 0; time < 2; time++) await client.call('deleteAnnotation', { article, id: first.id });
    expect(await client.call('listAnnotations', { article })).toEqual([]);
    for (let time = 0; time < 2; time++) {
      expect(await client.call('restoreAnnotation', { article, id: first.id })).toMatchObject({
        deleted: null,
      });
    }
    const bytes = Buffer.from('Another title\nand more').toString('base64');
    const piece = { upload: 'upload-1', name: 'b.txt', offset: 0, bytes };
    for (let time = 0; time < 2; time++) {
      expect(await client.call('uploadFile', piece)).toEqual({ received: 22 });
    }
    const outcomes = [
      await client.call('importUpload', { upload: 'upload-1' }),
      await client.call('importUpload', { upload: 'upload-1' }),
    ];
    expect(outcomes[0]).toMatchObject([{ outcome: 'imported' }]);
    expect(outcomes[1]).toEqual(outcomes[0]);
  });
});

describe('serve', () => {
  const failing = (error: unknown): Api =>
    ({
      listTags: () => {
        throw error;
      },
    }) as Partial<Api> as Api;

  it('answers an AppError as it is and keeps everything else to itself', async () => {
    for (const [error, expected] of [
      [new AppError('locked', 'Somebody has it.'), { code: 'locked', message: 'Somebody has it.' }],
      [new Error('/home/me/secret'), { code: 'internal' }],
      ['a text', { code: 'internal' }],
    ] as const) {
      const logged: unknown[] = [];
      const [here, there] = pipe();
      serve(failing(error), there, (what) => logged.push(what));
      const answer = await ask(here, { call: 1, method: 'listTags', input: {} });
      expect(answer).toMatchObject({ answer: 1, error: expected });
      expect(JSON.stringify(answer)).not.toContain('secret');
      expect(logged).toEqual(error instanceof AppError ? [] : [error]);
    }
  });

  it('ignores what is no call, and does not answer after it was closed', async () => {
    const logged: unknown[] = [];
    const [here, there] = pipe();
    const heard: string[] = [];
    here.listen((text) => heard.push(text));
    const served = serve({ listTags: () => ['a'] } as Partial<Api> as Api, there, (what) =>
      logged.push(what),
    );
    for (const text of ['', '{', '[]', '"x"', '{"answer":1,"value":2}', '{"call":"1","method":"listTags"}']) {
      here.send(text);
    }
    here.send(encode({ call: 5, method: 'listTags', input: {} }));
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard).toEqual(['{"answer":5,"value":["a"]}']);
    expect(logged).toHaveLength(6);
    served.close();
    served.push('libraryChanged', null);
    here.send(encode({ call: 6, method: 'listTags', input: {} }));
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard).toHaveLength(1);
  });
});
