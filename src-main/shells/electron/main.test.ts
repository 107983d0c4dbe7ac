import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ArticleLink } from '#contract/linking';
import type { ShellAbilities } from '../../app';
import { fakeElectron } from './fake-electron';

const program = {
  offer: vi.fn((_abilities: ShellAbilities) => {}),
  connect: vi.fn(() => () => {}),
  launch: vi.fn(async (_files: string[]) => {}),
  follow: vi.fn((_links: ArticleLink[]) => {}),
  close: vi.fn(async () => {}),
};
const createApp = vi.fn(async (_options: object) => program);
let userData: string;
let argv: string[];

beforeEach(() => {
  vi.resetModules();
  vi.clearAllMocks();
  userData = mkdtempSync(join(tmpdir(), 'synoptic-test-'));
  argv = process.argv;
  vi.spyOn(process, 'on').mockReturnThis();
});
afterEach(() => {
  process.argv = argv;
  vi.restoreAllMocks();
  rmSync(userData, { recursive: true });
});

/** Loads main.ts as Electron does, with these words on the command line. */
async function load(args: string[] = [], firstInstance = true, isPackaged = true) {
  const electron = fakeElectron({ userData, appData: userData, firstInstance, isPackaged });
  vi.doMock('electron', () => electron.module);
  vi.doMock('../../app', () => ({ createApp }));
  vi.doMock('../static-files', () => ({ readStaticFiles: () => new Map() }));
  process.argv = ['/electron', '/program', ...args];
  await import('./main');
  const named = (name: string) =>
    electron.calls.filter(([call]) => call === name || call === `${name} (ready)`);
  return {
    ...electron,
    named,
    names: () => electron.calls.map(([call]) => call),
    open: async () => {
      electron.becomeReady();
      await vi.waitFor(() => expect(electron.windows).toHaveLength(1));
      const [window] = electron.windows;
      if (!window) throw new Error('no window');
      return window;
    },
  };
}

test('what must be settled before the app is ready is settled then', async () => {
  const electron = await load();
  for (const name of [
    'registerSchemesAsPrivileged',
    'enableSandbox',
    'setPath',
    'requestSingleInstanceLock',
  ]) {
    expect(electron.names()).toContain(name);
  }
  expect(electron.named('appendSwitch')).toEqual([
    ['appendSwitch', 'host-resolver-rules', 'MAP * ~NOTFOUND'],
  ]);
  await electron.open();
});

test('the window: sandboxed, isolated, without Node, its rights frozen', async () => {
  const window = await (await load()).open();
  expect(window.options.webPreferences).toEqual({
    preload: expect.stringMatching(/preload\.cjs$/) as string,
    sandbox: true,
    contextIsolation: true,
    webSecurity: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webviewTag: false,
    plugins: false,
    experimentalFeatures: false,
    allowRunningInsecureContent: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    defaultEncoding: 'utf-8',
    devTools: false,
  });
  expect(Object.isFrozen(window.options.webPreferences)).toBe(true);
  expect(window.loadURL).toHaveBeenCalledExactlyOnceWith('app://shell/');
});

test('every contents and every session is closed, whoever makes it', async () => {
  const electron = await load();
  const contents = { setWindowOpenHandler: vi.fn(), on: vi.fn() };
  electron.module.app.emit('web-contents-created', {}, contents);
  expect(contents.setWindowOpenHandler).toHaveBeenCalledOnce();
  await electron.open();
  const { defaultSession } = electron.module.session;
  expect(defaultSession.handlers).toHaveProperty(['before <all_urls>']);
  expect(defaultSession.listenerCount('will-download')).toBe(1);
  electron.module.app.emit('session-created', defaultSession);
  expect(defaultSession.listenerCount('will-download'), 'closed once').toBe(1);
  expect(defaultSession.protocol.handle).toHaveBeenCalledExactlyOnceWith('app', expect.any(Function));
});

test('files of the command line and files opened before the app was ready are opened together', async () => {
  const electron = await load(['/a.html', '/b.txt']);
  const preventDefault = vi.fn();
  electron.module.app.emit('open-file', { preventDefault }, '/early.html');
  expect(preventDefault).toHaveBeenCalledOnce();
  expect(program.launch).not.toHaveBeenCalled();
  await electron.open();
  expect(program.launch).toHaveBeenCalledExactlyOnceWith(['/early.html', '/a.html', '/b.txt']);
  electron.module.app.emit('open-file', { preventDefault }, '/late.html');
  expect(program.launch).toHaveBeenLastCalledWith(['/late.html']);
});

test('a second start hands its files to the first and ends', async () => {
  const second = await load(['/a.html'], false);
  expect(second.named('requestSingleInstanceLock')).toEqual([
    ['requestSingleInstanceLock', { files: '["/a.html"]', links: '[]' }],
  ]);
  second.becomeReady();
  expect(second.names()).toContain('quit');
  expect(createApp).not.toHaveBeenCalled();
  expect(second.windows).toHaveLength(0);
});

test('the first opens the files of a second start and comes to the front', async () => {
  const electron = await load();
  const window = await electron.open();
  electron.module.app.emit('second-instance', {}, ['x'], '/', { files: '["/c.html"]' });
  expect(program.launch).toHaveBeenLastCalledWith(['/c.html']);
  expect(window.restore).toHaveBeenCalled();
  expect(window.focus).toHaveBeenCalled();
});

test('another library has a profile of its own, and no profile lies in a library folder', async () => {
  const profile = async (args: string[]) => (await load(args)).named('setPath')[0]?.[2];
  const usual = await profile([]);
  vi.resetModules();
  const other = await profile(['--library', '/lib']);
  expect(usual).toBe(join(userData, 'Synoptic Window'));
  expect(other).toMatch(/Synoptic Window [0-9a-f]{12}$/);
  vi.resetModules();
  // Otherwise the program that is open already would be brought to the front.
  expect(await profile(['--read-only'])).toBe(join(userData, 'Synoptic Window Reading'));
});

test('a library that cannot be opened is told in a sentence, and no window comes', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  const electron = await load();
  // Modules are loaded anew for each test, so the class is another each time.
  const { AppError } = await import('#contract/errors');
  createApp.mockRejectedValueOnce(new AppError('locked', 'The library is open in another window.'));
  electron.becomeReady();
  await vi.waitFor(() => expect(electron.named('exit')).toEqual([['exit (ready)', 1]]));
  expect(electron.named('showErrorBox')[0]?.[2]).toBe('The library is open in another window.');
  expect(log).toHaveBeenCalledWith('The library is open in another window.');
  expect(electron.windows).toHaveLength(0);
});

test.skipIf(process.platform === 'darwin')(
  'the library is closed while the windows are there, and Electron waits for it',
  async () => {
    const electron = await load();
    const window = await electron.open();
    let closed = (): void => {};
    program.close.mockReturnValueOnce(new Promise((resolve) => (closed = resolve)));
    const allowed = (emit: (event: object) => void): boolean => {
      const preventDefault = vi.fn();
      emit({ preventDefault });
      return preventDefault.mock.calls.length === 0;
    };
    const close = (): boolean => allowed((event) => window.emit('close', event));
    const quit = (): boolean => allowed((event) => electron.module.app.emit('before-quit', event));

    expect(close()).toBe(false);
    expect(electron.named('quit')).toHaveLength(1);
    expect(quit()).toBe(false);
    expect(quit(), 'once more, while it is being closed').toBe(false);
    expect(program.close).toHaveBeenCalledOnce();
    expect(electron.named('quit')).toHaveLength(1);
    closed();
    await vi.waitFor(() => expect(electron.named('quit')).toHaveLength(2));
    expect(quit()).toBe(true);
    expect(close()).toBe(true);
    expect(program.close).toHaveBeenCalledOnce();
  },
);

test('a crashed page comes back, but not for ever', async () => {
  const electron = await load();
  const window = await electron.open();
  for (let i = 0; i < 4; i++) window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  expect(window.webContents.reload).toHaveBeenCalledTimes(3);
  expect(electron.named('showErrorBox')).toHaveLength(1);
});

test('the place of the window is kept for the next start', async () => {
  const window = await (await load()).open();
  window.emit('close', { preventDefault: () => {} });
  expect(JSON.parse(readFileSync(join(userData, 'window.json'), 'utf8'))).toEqual({
    x: 1,
    y: 2,
    width: 800,
    height: 600,
    maximized: false,
  });
});

test('another window begins empty beside the first; closing one of two leaves the program running', async () => {
  const electron = await load();
  const first = await electron.open();
  await vi.waitFor(() => expect(program.offer).toHaveBeenCalled());
  expect(program.offer.mock.lastCall?.[0].openWindow()).toBeNull();
  const second = electron.windows[1];
  expect(first.loadURL).toHaveBeenCalledWith('app://shell/');
  expect(second?.loadURL).toHaveBeenCalledWith('app://shell/#window=new');
  expect(second?.options).toMatchObject({ x: 33, y: 34, width: 800, height: 600 });
  const closing = { preventDefault: vi.fn() };
  second?.emit('close', closing);
  expect(closing.preventDefault).not.toHaveBeenCalled();
  electron.windows.pop();
  first.emit('close', closing);
  expect(closing.preventDefault).toHaveBeenCalled();
  expect(electron.named('quit')).toHaveLength(1);
});

test('another library: its folder is chosen, and the program starts anew with it', async () => {
  const electron = await load(['--library', '/home/library']);
  await electron.open();
  await vi.waitFor(() => expect(program.offer).toHaveBeenCalled());
  expect(await program.offer.mock.lastCall?.[0].chooseLibrary?.()).toBe(true);
  expect(electron.named('relaunch')).toEqual([
    ['relaunch (ready)', { args: ['--library', '/stick/library'] }],
  ]);
  await vi.waitFor(() => expect(electron.named('quit')).toHaveLength(1));
});

const link = { article: 'abcdefgh1234', annotation: 'highlight-01', passage: null, note: false };
const address = 'synoptic://article/abcdefgh1234#highlight-01';
const preventDefault = vi.fn();

test('addresses of the command line and of the system, before and after the start, are followed', async () => {
  const electron = await load(['--', address]);
  electron.module.app.emit('open-url', { preventDefault }, 'synoptic://article/abcdefgh1234/note');
  expect(preventDefault).toHaveBeenCalledOnce();
  expect(program.follow).not.toHaveBeenCalled();
  const window = await electron.open();
  const note = { ...link, annotation: null, note: true };
  await vi.waitFor(() => expect(program.follow).toHaveBeenCalledExactlyOnceWith([note, link]));
  expect(program.launch).toHaveBeenCalledExactlyOnceWith([]);
  window.focus.mockClear();
  electron.module.app.emit('open-url', { preventDefault }, address);
  expect(program.follow).toHaveBeenLastCalledWith([link]);
  expect(window.focus).toHaveBeenCalledOnce();
});

test('an address that leads nowhere does nothing at all', async () => {
  const electron = await load();
  const window = await electron.open();
  await vi.waitFor(() => expect(program.offer).toHaveBeenCalled());
  for (const bad of [
    'synoptic://article/../../etc/passwd',
    'file:///etc/passwd',
    `${address} --library /x`,
  ]) {
    electron.module.app.emit('open-url', { preventDefault }, bad);
  }
  electron.module.app.emit('second-instance', {}, ['x', address], '/', { links: '["javascript:alert(1)"]' });
  expect(program.follow).not.toHaveBeenCalled();
  expect(program.launch).not.toHaveBeenCalled();
  expect(window.loadURL).toHaveBeenCalledExactlyOnceWith('app://shell/');
});

test('a second start hands its address to the first, whose window the reader works in comes to the front', async () => {
  const second = await load([address], false);
  const [[, handed] = []] = second.named('requestSingleInstanceLock');
  expect(handed).toEqual({ files: '[]', links: JSON.stringify([address]) });
  expect(createApp).not.toHaveBeenCalled();
  vi.resetModules();
  const electron = await load();
  await electron.open();
  await vi.waitFor(() => expect(program.offer).toHaveBeenCalled());
  program.offer.mock.lastCall?.[0].openWindow();
  const [one, two] = electron.windows;
  electron.module.BrowserWindow.getFocusedWindow = () => null;
  electron.module.app.emit('browser-window-focus', {}, two);
  electron.module.app.emit('second-instance', {}, ['x'], '/', handed);
  expect(program.follow).toHaveBeenCalledExactlyOnceWith([link]);
  expect(two?.focus).toHaveBeenCalledOnce();
  expect(one?.focus).not.toHaveBeenCalled();
});

test('with its last window closed, the program opens one for an address', async () => {
  const electron = await load();
  await electron.open();
  await vi.waitFor(() => expect(program.offer).toHaveBeenCalled());
  electron.windows.length = 0;
  electron.module.BrowserWindow.getFocusedWindow = () => null;
  electron.module.app.emit('open-url', { preventDefault }, address);
  expect(electron.windows).toHaveLength(1);
  expect(program.follow).toHaveBeenLastCalledWith([link]);
});

test('an address is looked for in the library that was opened last', async () => {
  const library = async (args: string[]): Promise<unknown> => {
    vi.resetModules();
    createApp.mockClear();
    program.offer.mockClear();
    const electron = await load(args);
    await electron.open();
    await vi.waitFor(() => expect(program.offer).toHaveBeenCalled());
    return [electron.named('setPath')[0]?.[2], createApp.mock.lastCall?.[0]];
  };
  const named = (await library(['--library', '/lib'])) as [string, object];
  expect(named[1]).toMatchObject({ libraryDir: '/lib' });
  expect(await library([address])).toEqual([named[0], expect.objectContaining({ libraryDir: '/lib' })]);
  // Reading beside it is no opening, and whoever names a library means that one.
  await library(['--library', '/seen', '--read-only']);
  expect(await library([address])).toEqual([named[0], expect.objectContaining({ libraryDir: '/lib' })]);
  await library(['--library', '/other', address]);
  expect(createApp.mock.lastCall?.[0]).toMatchObject({ libraryDir: '/other' });
  await library([]);
  const usual = (await library([address])) as [string, object];
  expect(usual[0]).toBe(join(userData, 'Synoptic Window'));
});

test.each([
  ['win32', true, ['synoptic', process.execPath, ['--']]],
  ['win32', false, ['synoptic', process.execPath, ['/program', '--']]],
  ['linux', true, ['synoptic']],
  ['darwin', true, ['synoptic']],
] as const)('on %s, packaged: %s, the scheme is registered', async (platform, isPackaged, wanted) => {
  vi.spyOn(process, 'platform', 'get').mockReturnValue(platform);
  const electron = await load([], true, isPackaged);
  await electron.open();
  await vi.waitFor(() =>
    expect(electron.named('setAsDefaultProtocolClient')).toEqual([
      ['setAsDefaultProtocolClient (ready)', ...wanted],
    ]),
  );
});

test('a folder to export into is chosen in a dialog of the system; its path stays in the program', async () => {
  const electron = await load();
  await electron.open();
  await vi.waitFor(() => expect(program.offer).toHaveBeenCalled());
  expect(await program.offer.mock.lastCall?.[0].chooseFolder?.()).toBe('/stick/library');
  expect(electron.named('showOpenDialog')[0]?.[2]).toMatchObject({
    title: 'Export into a folder',
    properties: ['openDirectory', 'createDirectory'],
  });
  electron.module.dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
  expect(await program.offer.mock.lastCall?.[0].chooseFolder?.()).toBeNull();
});
