import type { Session } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import { interfaceAt } from './address';
import { fakeSession } from './fake-electron';
import { closeSession } from './session';

let session: ReturnType<typeof fakeSession>;
beforeEach(() => {
  session = fakeSession();
  closeSession(session as unknown as Session, interfaceAt(), false);
});

const asks = (permission: string, details: object): boolean => {
  const callback = vi.fn();
  (session.handlers.request as unknown as (...args: unknown[]) => void)(null, permission, callback, details);
  expect(callback).toHaveBeenCalledOnce();
  return callback.mock.calls[0]?.[0] as boolean;
};
const has = (permission: string, origin: string, details: object): unknown =>
  (session.handlers.check as unknown as (...args: unknown[]) => unknown)(null, permission, origin, details);

test.each([
  'media',
  'geolocation',
  'notifications',
  'midi',
  'pointerLock',
  'fullscreen',
  'openExternal',
  'clipboard-read',
  'fileSystem',
  'loopback-network',
  'local-network',
  'display-capture',
  'hid',
  'a name of next year',
])('no permission %s, even for our page', (permission) => {
  expect(asks(permission, { isMainFrame: true, requestingUrl: 'app://shell/' })).toBe(false);
  expect(has(permission, 'app://shell/', { isMainFrame: true })).toBe(false);
});

test('our page may write to the clipboard, nobody else', () => {
  const name = 'clipboard-sanitized-write';
  expect(asks(name, { isMainFrame: true, requestingUrl: 'app://shell/' })).toBe(true);
  expect(has(name, 'app://shell', { isMainFrame: true })).toBe(true);
  expect(asks(name, { isMainFrame: false, requestingUrl: 'app://shell/' })).toBe(false);
  expect(asks(name, { isMainFrame: true, requestingUrl: 'https://example.org/' })).toBe(false);
  expect(has(name, 'app://shell/', { isMainFrame: false })).toBe(false);
  expect(has(name, 'https://example.org', { isMainFrame: true })).toBe(false);
});

test('no device and no capture', () => {
  expect((session.handlers.device as unknown as () => boolean)()).toBe(false);
  expect(session.handlers.displayMedia).toBeNull();
});

const cancelled = (url: string): boolean => {
  const callback = vi.fn();
  (session.handlers['before <all_urls>'] as unknown as (...args: unknown[]) => void)({ url }, callback);
  return (callback.mock.calls[0]?.[0] as { cancel: boolean }).cancel;
};

test.each(['app://shell/', 'app://shell/assets/a.js', 'blob:app://shell/0b1c'])('lets %s through', (url) => {
  expect(cancelled(url)).toBe(false);
});

test.each([
  'https://example.org/a.png',
  'http://127.0.0.1:8080/',
  'ws://example.org/',
  'file:///etc/passwd',
  'ftp://example.org/',
  'app://other/',
  'blob:https://example.org/1',
  'data:text/html,x',
  'devtools://devtools/bundled/x.html',
  'chrome-extension://abc/x',
])('cancels the request for %s', (url) => {
  expect(cancelled(url)).toBe(true);
});

test('while working on the program, Vite and the developer tools are let through', () => {
  session = fakeSession();
  closeSession(session as unknown as Session, interfaceAt('http://127.0.0.1:5173/'), true);
  for (const url of ['http://127.0.0.1:5173/main.tsx', 'ws://127.0.0.1:5173/', 'devtools://devtools/x']) {
    expect(cancelled(url)).toBe(false);
  }
  expect(cancelled('http://127.0.0.1:5174/')).toBe(true);
});

test('the only downloads are those that our page made itself', () => {
  const prevented = (url: string): boolean => {
    const preventDefault = vi.fn();
    session.emit('will-download', { preventDefault }, { getURL: () => url });
    return preventDefault.mock.calls.length > 0;
  };
  expect(prevented('blob:app://shell/0b1c')).toBe(false);
  for (const url of [
    'https://example.org/a.exe',
    'blob:https://example.org/1',
    'data:text/plain,x',
    'app://shell/',
  ]) {
    expect(prevented(url)).toBe(true);
  }
});
