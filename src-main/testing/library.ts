import {
  type Annotation,
  type ArticleSummary,
  type Client,
  createClient,
  type ImportOutcome,
  limits,
  methods,
  pipe,
} from '#contract';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { type App, type AppOptions, createApp } from '../app';
import { fakeCleaner } from './fake-cleaner';

/** A new folder that is removed when the test has finished. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'synoptic-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The program on a library folder, without a worker. Closed when the test has finished, if it is not before. */
export async function openApp(libraryDir: string, more: Partial<AppOptions> = {}): Promise<App> {
  const options = {
    libraryDir,
    samplesDir: join(libraryDir, 'none'),
    shell: 'browser',
    version: '0.0.0',
  } as const;
  const app = await createApp({ ...options, cleaner: fakeCleaner, ...more });
  onTestFinished(() => app.close().catch(() => undefined));
  return app;
}

/** The calling end of a channel to it. Each answer must be what the contract says, and nothing more. */
export function connect(app: App): Client {
  const [here, there] = pipe();
  app.connect(there);
  const client = createClient(here);
  const call: Client['call'] = async (method, ...input) => {
    const answer = await client.call(method, ...input);
    expect(answer, `the answer to ${method}`).toEqual(methods[method].output.parse(answer));
    return answer;
  };
  return { ...client, call };
}

export const story = (title: string, ...paragraphs: string[]): Uint8Array =>
  Buffer.from([title, ...paragraphs].join('\n'));

/** Uploads a file the way the window does; the answer is the upload's id. */
export async function send(client: Client, name: string, bytes: Uint8Array): Promise<string> {
  const id = `upload-${Math.random().toString(36).slice(2, 12)}`;
  for (let offset = 0; offset === 0 || offset < bytes.length; offset += limits.uploadChunk) {
    const piece = Buffer.from(bytes.subarray(offset, offset + limits.uploadChunk)).toString('base64');
    await client.call('uploadFile', { upload: id, name, offset, bytes: piece });
  }
  return id;
}

/** Uploads and imports a file the way the window does. */
export async function upload(client: Client, name: string, bytes: Uint8Array): Promise<ImportOutcome> {
  const [outcome] = await client.call('importUpload', { upload: await send(client, name, bytes) });
  if (!outcome) throw new Error('nothing became of the upload');
  return outcome;
}

export async function imported(client: Client, name: string, bytes: Uint8Array): Promise<ArticleSummary> {
  const outcome = await upload(client, name, bytes);
  if (outcome.outcome !== 'imported') throw new Error(`not imported: ${JSON.stringify(outcome)}`);
  return outcome.article;
}

/** The articles of a small library, the newest import first. */
export async function listed(client: Client): Promise<ArticleSummary[]> {
  const { rows } = await client.call('listLibrary', { query: {}, from: 0, count: 200 });
  return rows.map(({ article }) => article);
}

/** Annotates the first place where the article says `words`. */
export async function annotate(
  client: Client,
  article: string,
  words: string,
  more: { id?: string; note?: string; tags?: string[]; category?: string } = {},
): Promise<Annotation> {
  const { text } = await client.call('getArticle', { id: article });
  const start = text.indexOf(words);
  if (start === -1) throw new Error(`the article does not say ${words}`);
  return client.call('createAnnotation', {
    id: more.id ?? `note-${Math.random().toString(36).slice(2, 12)}`,
    article,
    passage: { start, end: start + words.length },
    category: more.category ?? 'claim',
    ...(more.note === undefined ? {} : { note: more.note }),
    ...(more.tags === undefined ? {} : { tags: more.tags }),
  });
}
