import type { WebContents } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { interfaceAt } from './address';
import { fakeWebContents } from './fake-electron';
import { confine, decideExternal } from './navigation';

const { openExternal } = vi.hoisted(() => ({ openExternal: vi.fn(async (_url: string) => {}) }));
vi.mock('electron', () => ({ shell: { openExternal } }));

describe('what may be handed to the system', () => {
  test.each([
    ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
    ['http://example.org', 'http://example.org/'],
    ['HTTPS://EXAMPLE.org', 'https://example.org/'],
    ['mailto:editor@example.org', 'mailto:editor@example.org'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
    [' https://example.org/', 'https://example.org/'],
  ])('%s', (url, opened) => {
    expect(decideExternal(url)).toBe(opened);
  });

  test.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '\\\\server\\share',
    '//example.org/',
    'smb://server/share',
    'app://shell/',
    'blob:https://example.org/1',
    'ms-msdt:/id',
    'vscode://x',
    'tel:1',
    'ftp://example.org/',
    'view-source:https://example.org',
    'C:\\Windows\\calc.exe',
    'relative',
    '',
    `https://example.org/${'x'.repeat(5000)}`,
  ])('not %s', (url) => {
    expect(decideExternal(url)).toBeNull();
  });
});

describe('contents of any kind stay on our page', () => {
  let contents: ReturnType<typeof fakeWebContents>;
  beforeEach(() => {
    openExternal.mockClear();
    contents = fakeWebContents();
    confine(contents as unknown as WebContents, interfaceAt());
  });
  const refused = (event: string, details: object): boolean => {
    const preventDefault = vi.fn();
    contents.emit(event, { ...details, preventDefault });
    return preventDefault.mock.calls.length > 0;
  };
  const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

  test('a new window is never made; a web address goes to the system', async () => {
    expect(contents.openHandler?.({ url: 'https://example.org/' })).toEqual({ action: 'deny' });
    expect(openExternal, 'not before the handler has answered').not.toHaveBeenCalled();
    await nextTurn();
    expect(openExternal).toHaveBeenCalledExactlyOnceWith('https://example.org/');
  });

  test.each(['file:///etc/passwd', 'app://shell/', 'javascript:1', 'about:blank'])(
    'a new window with %s is never made, and nothing is opened',
    async (url) => {
      expect(contents.openHandler?.({ url })).toEqual({ action: 'deny' });
      await nextTurn();
      expect(openExternal).not.toHaveBeenCalled();
    },
  );

  test('a system without a browser is no fault of the page', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    openExternal.mockRejectedValueOnce(new Error('none'));
    contents.openHandler?.({ url: 'https://example.org/' });
    await nextTurn();
    await vi.waitFor(() => expect(log).toHaveBeenCalledOnce());
  });

  test('no page leads away, no frame leads anywhere, nothing is embedded', () => {
    for (const url of ['https://example.org/', 'file:///etc/passwd', 'app://other/', 'data:text/html,x']) {
      expect(refused('will-navigate', { url, isMainFrame: true })).toBe(true);
      expect(refused('will-frame-navigate', { url, isMainFrame: true })).toBe(true);
      expect(refused('will-redirect', { url, isMainFrame: true })).toBe(true);
    }
    expect(refused('will-frame-navigate', { url: 'app://shell/', isMainFrame: false })).toBe(true);
    expect(refused('will-attach-webview', {})).toBe(true);
  });

  test('our page may be loaded anew', () => {
    expect(refused('will-navigate', { url: 'app://shell/', isMainFrame: true })).toBe(false);
    expect(refused('will-frame-navigate', { url: 'app://shell/', isMainFrame: true })).toBe(false);
  });
});
