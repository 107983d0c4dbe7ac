import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  type OpenDialogOptions,
  protocol,
  session,
  type Session,
} from 'electron';
import { parseLink } from '#contract/addresses';
import { AppError } from '#contract/errors';
import { createApp } from '../../app';
import type { ShellArguments } from '../arguments';
import { programOptions } from '../program-options';
import { readStaticFiles } from '../static-files';
import { interfaceAt, scheme } from './address';
import { lastLibrary, registerLinks, rememberLast } from './deep-links';
import { serveIpc } from './ipc-channel';
import { argumentsOfUser, createLaunchQueue, packLaunched, unpackLaunched } from './launched-files';
import { menuTemplate } from './menu';
import { confine } from './navigation';
import { answerRequest, privilegedScheme } from './protocol';
import { closeSession } from './session';
import { openWindow } from './window';

const beside = (path: string): URL => new URL(path, import.meta.url);
const development = !app.isPackaged && process.env.ELECTRON_RENDERER_URL !== undefined;
const ours = interfaceAt(development ? process.env.ELECTRON_RENDERER_URL : undefined);
const args = withLastLibrary(argumentsOfUser(process.argv, app.getAppPath()));
const launched = createLaunchQueue();
const closed = new WeakSet<Session>();
/** The window that had the focus last. */
let front: BrowserWindow | null = null;
/** Opens a window, once there may be one. */
let openFirst: (() => void) | null = null;

// All of this must happen before the app is ready.
protocol.registerSchemesAsPrivileged([privilegedScheme]);
app.enableSandbox();
app.setDesktopName('synoptic.desktop');
app.setAppUserModelId('synoptic');
// Not even a name is looked up. Vite's server has to be found, though.
if (!development) app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
app.setPath('userData', join(app.getPath('appData'), profileName(args)));
app.on('open-file', (event, path) => {
  event.preventDefault();
  launched.add({ files: [path] });
});
app.on('open-url', (event, url) => {
  event.preventDefault();
  const link = parseLink(url);
  if (!link) return;
  launched.add({ links: [link] });
  toFront();
});
app.on('browser-window-focus', (_event, window) => (front = window));
app.on('web-contents-created', (_event, contents) => confine(contents, ours));
app.on('session-created', closeOnce);

if (app.requestSingleInstanceLock(packLaunched(args))) {
  app.on('second-instance', (_event, _argv, _cwd, data) => {
    toFront();
    launched.add(unpackLaunched(data));
  });
  app.whenReady().then(start).catch(refuse);
} else {
  app.quit();
}

/** An address that the system hands over, and nobody has said where to look for: in the library that was opened last. */
function withLastLibrary(given: ShellArguments): ShellArguments {
  if (given.links.length === 0 || given.library !== null || given.readOnly) return given;
  return { ...given, library: lastLibrary() };
}

/** Shows the window that the reader works in, or opens one where the last was closed and the program goes on. */
function toFront(): void {
  const windows = BrowserWindow.getAllWindows();
  const window = BrowserWindow.getFocusedWindow() ?? (front && windows.includes(front) ? front : windows[0]);
  if (!window) return openFirst?.();
  if (window.isMinimized()) window.restore();
  window.focus();
}

/**
 * The folder of Chromium's profile, beside the library folder and never in it. Each library has its own, because
 * there is one instance per profile and one program per library; beside it there may be one that only reads.
 */
function profileName({ library, readOnly }: ShellArguments): string {
  const sum = library === null ? '' : ` ${createHash('sha256').update(library).digest('hex').slice(0, 12)}`;
  return `Synoptic Window${sum}${readOnly ? ' Reading' : ''}`;
}

function closeOnce(one: Session): void {
  if (closed.has(one)) return;
  closed.add(one);
  closeSession(one, ours, development);
}

async function start(): Promise<void> {
  closeOnce(session.defaultSession);
  const built = development ? new Map() : readStaticFiles(fileURLToPath(beside('../renderer')));
  session.defaultSession.protocol.handle(scheme, (request) => answerRequest(built, request));
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate(process.platform === 'darwin', !app.isPackaged)),
  );

  const program = await createApp(programOptions(args, 'electron'));
  const endsProgram = endWith(() => program.close());

  const listenTo = serveIpc(ipcMain, ours, (channel) => program.connect(channel));
  const open = (): void => {
    const window = openWindow(ours);
    endsProgram(window);
    listenTo(window.webContents);
  };
  open();
  openFirst = open;
  registerLinks();
  if (!args.readOnly) rememberLast(args.library);
  program.offer({
    openWindow: () => {
      open();
      return null;
    },
    chooseLibrary,
    chooseFolder,
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open();
  });
  launched.add(args);
  launched.start(({ files, links }) => {
    program.launch(files).catch((error: unknown) => console.error(error));
    program.follow(links);
  });
}

/**
 * Lets the program end cleanly before Electron does, while the windows are still there: a page then sends what is
 * being typed.
 * @returns what to do with each window, so that closing the last one ends the program where that is the custom
 */
function endWith(close: () => Promise<void>): (window: BrowserWindow) => void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void close()
      .catch((error: unknown) => console.error(error))
      .finally(() => {
        state = 'closed';
        // Closes the windows in the usual way, which keeps where they lie.
        app.quit();
      });
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  return (window) =>
    window.on('close', (event) => {
      const isLast = BrowserWindow.getAllWindows().length === 1;
      if (state === 'closed' || !isLast || process.platform === 'darwin') return;
      event.preventDefault();
      app.quit();
    });
}

/** The program starts anew with the chosen folder: each library has a profile of its own, and one program. */
async function chooseLibrary(): Promise<boolean> {
  const folder = await askForFolder('Open another library', 'Open');
  if (folder === null) return false;
  app.relaunch({ args: [...(app.isPackaged ? [] : [app.getAppPath()]), '--library', folder] });
  // Once the page has its answer: the call would be taken for lost.
  setImmediate(() => app.quit());
  return true;
}

const chooseFolder = (): Promise<string | null> => askForFolder('Export into a folder', 'Choose');

async function askForFolder(title: string, buttonLabel: string): Promise<string | null> {
  const options: OpenDialogOptions = {
    ...{ title, buttonLabel },
    properties: ['openDirectory', 'createDirectory'],
  };
  const window = BrowserWindow.getFocusedWindow();
  const { canceled, filePaths } = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options);
  return canceled ? null : (filePaths[0] ?? null);
}

function refuse(error: unknown): void {
  console.error(error instanceof AppError ? error.message : error);
  const reason = error instanceof AppError ? error.message : 'Something went wrong inside the program.';
  dialog.showErrorBox('Synoptic cannot start', reason);
  app.exit(1);
}
