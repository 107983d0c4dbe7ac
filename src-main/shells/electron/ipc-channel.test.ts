import { EventEmitter } from 'node:events';
import type { IpcMain, IpcMainEvent, WebContents } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Channel } from '#contract/channel';
import { limits } from '#contract/limits';
import { interfaceAt } from './address';
import { fakeWebContents } from './fake-electron';
import { ipcName, isFromOurPage, serveIpc } from './ipc-channel';

const ours = interfaceAt();

describe('who is listened to', () => {
  const frame = (url: string, detached = false) => ({ url, detached });
  type Frame = ReturnType<typeof frame>;
  const check = (mainFrame: Frame, senderFrame: Frame | null, known = true): boolean => {
    const sender = { mainFrame } as unknown as WebContents;
    const event = { sender, senderFrame } as unknown as IpcMainEvent;
    return isFromOurPage(event, ours, new Set(known ? [sender] : []));
  };

  test('our page in our window', () => {
    for (const url of ['app://shell/', 'app://shell/#x', 'app://shell/?y']) {
      const main = frame(url);
      expect(check(main, main)).toBe(true);
    }
  });

  test('no frame, a frame that is gone, a frame in the page, a window of another', () => {
    const main = frame('app://shell/');
    expect(check(main, null)).toBe(false);
    const gone = frame('app://shell/', true);
    expect(check(gone, gone)).toBe(false);
    expect(check(main, frame('app://shell/'))).toBe(false);
    expect(check(main, main, false)).toBe(false);
  });

  test.each([
    'app://other/',
    'app://shell.evil/',
    'app://SHELL/',
    'app://shell:80/',
    'app://user@shell/',
    'apps://shell/',
    'https://shell/',
    'https://evil.test/app://shell/',
    'file:///shell/',
    'data:text/html,app://shell/',
    'blob:app://shell/1',
    'about:blank',
    'about:srcdoc',
    '',
    'nonsense',
  ])('no other page in our window: %s', (url) => {
    const main = frame(url);
    expect(check(main, main)).toBe(false);
  });
});

describe('the pipe', () => {
  let ipc: EventEmitter;
  let contents: ReturnType<typeof fakeWebContents>;
  let channels: Channel[];
  const ended = vi.fn();

  beforeEach(() => {
    ipc = new EventEmitter();
    contents = fakeWebContents();
    channels = [];
    ended.mockReset();
    const listenTo = serveIpc(ipc as unknown as IpcMain, ours, (channel) => {
      channels.push(channel);
      channel.listen((text) => channel.send(`echo ${text}`));
      return ended;
    });
    listenTo(contents as unknown as WebContents);
  });
  const arrive = (id: unknown, text: unknown, senderFrame: unknown = contents.mainFrame): void => {
    ipc.emit(ipcName, { sender: contents, senderFrame }, id, text);
  };

  test('carries text both ways', () => {
    arrive('one', 'hello');
    arrive('one', 'again');
    expect(contents.send.mock.calls).toEqual([
      [ipcName, 'one', 'echo hello'],
      [ipcName, 'one', 'echo again'],
    ]);
    expect(channels).toHaveLength(1);
  });

  test('a page loaded anew has a channel of its own', () => {
    arrive('one', 'hello');
    arrive('two', 'hello');
    expect(ended).toHaveBeenCalledOnce();
    channels[0]?.send('late answer');
    expect(contents.send).toHaveBeenLastCalledWith(ipcName, 'one', 'late answer');
  });

  test('nothing but two short texts from our page arrives', () => {
    arrive('one', 'hello', { ...contents.mainFrame });
    arrive('one', 'hello', null);
    arrive('one', { toString: () => 'hello' });
    arrive(1, 'hello');
    arrive('one', undefined);
    arrive('x'.repeat(65), 'hello');
    arrive('one', 'x'.repeat(limits.message + 1));
    ipc.emit(ipcName, { sender: fakeWebContents(), senderFrame: contents.mainFrame }, 'one', 'hello');
    expect(channels).toHaveLength(0);
  });

  test('a window that is gone is told nothing and ends its channel', () => {
    arrive('one', 'hello');
    contents.send.mockClear();
    contents.isDestroyed.mockReturnValue(true);
    channels[0]?.send('late');
    expect(contents.send).not.toHaveBeenCalled();
    contents.emit('destroyed');
    expect(ended).toHaveBeenCalledOnce();
    arrive('one', 'hello');
    expect(channels).toHaveLength(1);
  });
});
