import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { EventEmitter } from 'node:events';
import { runInNewContext } from 'node:vm';
import { loadConfigFromFile } from 'electron-vite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { build, type InlineConfig } from 'vite';
import type { Channel } from '#contract/channel';

const root = resolve(import.meta.dirname, '../../..');
let out: string;
let source: string;

// Built as `npm run build` builds it: a sandboxed preload is one CommonJS file and can require electron alone.
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'synoptic-test-'));
  const { config } = await loadConfigFromFile({ command: 'build', mode: 'production' }, undefined, root);
  const { preload } = config as { preload: InlineConfig };
  await build({
    ...preload,
    configFile: false,
    root,
    logLevel: 'error',
    build: { ...preload.build, outDir: out, emptyOutDir: true, ssr: true },
  });
  source = await readFile(join(out, 'preload.cjs'), 'utf8');
});
afterAll(() => rm(out, { recursive: true }));

test('is a single file without modules', async () => {
  expect(await readdir(out)).toEqual(['preload.cjs']);
  expect(source).not.toMatch(/^\s*(import|export)\b|\bimport\(/m);
});

test('gives the page one channel, and nothing but texts pass', () => {
  const ipcRenderer = Object.assign(new EventEmitter(), { send: vi.fn() });
  const required: string[] = [];
  const exposed: Record<string, unknown> = {};
  runInNewContext(source, {
    crypto,
    exports: {},
    module: { exports: {} },
    require: (name: string) => {
      required.push(name);
      return {
        ipcRenderer,
        contextBridge: { exposeInMainWorld: (key: string, value: unknown) => (exposed[key] = value) },
      };
    },
  });
  expect(required).toEqual(['electron']);
  expect(Object.keys(exposed)).toEqual(['synoptic']);
  const channel = exposed.synoptic as Channel;
  expect(Object.entries(channel).map(([key, value]) => [key, typeof value])).toEqual([
    ['send', 'function'],
    ['listen', 'function'],
  ]);

  channel.send('hello');
  const [name, id, text] = ipcRenderer.send.mock.calls[0] as [string, string, string];
  expect([name, text]).toEqual(['synoptic', 'hello']);

  const heard: unknown[][] = [];
  const stop = channel.listen((...args) => void heard.push(args));
  ipcRenderer.emit('synoptic', { sender: 'secret' }, id, 'answer');
  ipcRenderer.emit('synoptic', { sender: 'secret' }, 'an earlier life', 'late answer');
  expect(heard, 'no event object, and no answers to the page before').toEqual([['answer']]);
  stop();
  ipcRenderer.emit('synoptic', {}, id, 'after');
  expect(heard).toHaveLength(1);
});
