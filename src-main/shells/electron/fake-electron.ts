import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

// A stand-in for the electron module, for tests only: it notes what it was asked, and when.

export type Calls = [string, ...unknown[]][];

export function fakeWebContents() {
  return Object.assign(new EventEmitter(), {
    mainFrame: { url: 'app://shell/', detached: false },
    send: vi.fn(),
    reload: vi.fn(),
    isDestroyed: vi.fn(() => false),
    openHandler: null as ((details: { url: string }) => { action: string }) | null,
    setWindowOpenHandler(handler: (details: { url: string }) => { action: string }) {
      this.openHandler = handler;
    },
  });
}

type Handler = (...args: never[]) => unknown;

export function fakeSession() {
  const handlers: Record<string, Handler | null> = {};
  const keep = (name: string) => (handler: Handler | null) => void (handlers[name] = handler);
  return Object.assign(new EventEmitter(), {
    handlers,
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setDisplayMediaRequestHandler: keep('displayMedia'),
    webRequest: {
      onBeforeRequest: (filter: { urls: string[] }, handler: Handler) => {
        handlers[`before ${filter.urls.join()}`] = handler;
      },
    },
    protocol: { handle: vi.fn() },
  });
}

/** The whole module. `calls` holds every call in its order, each with whether the app was ready. */
export function fakeElectron({
  firstInstance = true,
  userData = '/nowhere',
  appData = '/appData',
  isPackaged = true,
} = {}) {
  const calls: Calls = [];
  let ready = false;
  let becomeReady = (): void => {};
  const whenReady = new Promise<void>((resolve) => (becomeReady = resolve));
  const note =
    <T>(name: string, answer?: T) =>
    (...args: unknown[]): T => {
      calls.push([ready ? `${name} (ready)` : name, ...args]);
      return answer as T;
    };
  const windows: FakeWindow[] = [];

  class FakeWindow extends EventEmitter {
    static getAllWindows = () => windows;
    static getFocusedWindow = () => windows[0] ?? null;
    readonly webContents = fakeWebContents();
    readonly show = vi.fn();
    readonly focus = vi.fn();
    readonly restore = vi.fn();
    readonly maximize = vi.fn();
    readonly destroy = vi.fn();
    readonly loadURL = vi.fn(async (_url: string) => {});
    readonly isMinimized = () => true;
    readonly isMaximized = () => false;
    readonly getNormalBounds = () => ({ x: 1, y: 2, width: 800, height: 600 });
    constructor(readonly options: Record<string, unknown>) {
      super();
      windows.push(this);
    }
  }

  const app = Object.assign(new EventEmitter(), {
    isPackaged,
    enableSandbox: note('enableSandbox'),
    setDesktopName: note('setDesktopName'),
    setAppUserModelId: note('setAppUserModelId'),
    setPath: note('setPath'),
    getPath: (name: string) => ({ userData, appData })[name] ?? `/${name}`,
    getAppPath: () => '/program',
    commandLine: { appendSwitch: note('appendSwitch') },
    setAsDefaultProtocolClient: note('setAsDefaultProtocolClient', true),
    requestSingleInstanceLock: note('requestSingleInstanceLock', firstInstance),
    whenReady: () => whenReady,
    quit: note('quit'),
    relaunch: note('relaunch'),
    exit: note('exit'),
  });
  const defaultSession = fakeSession();
  return {
    calls,
    windows,
    becomeReady: () => {
      ready = true;
      becomeReady();
    },
    module: {
      app,
      BrowserWindow: FakeWindow,
      dialog: {
        showErrorBox: note('showErrorBox'),
        showOpenDialog: note(
          'showOpenDialog',
          Promise.resolve({ canceled: false, filePaths: ['/stick/library'] }),
        ),
      },
      ipcMain: new EventEmitter(),
      Menu: {
        setApplicationMenu: note('setApplicationMenu'),
        buildFromTemplate: (template: unknown) => template,
      },
      protocol: { registerSchemesAsPrivileged: note('registerSchemesAsPrivileged') },
      screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
      session: { defaultSession },
      shell: { openExternal: vi.fn(async (_url: string) => {}) },
    },
  };
}
