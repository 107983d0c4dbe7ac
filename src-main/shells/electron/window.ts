import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, dialog, screen } from 'electron';
import type { Interface } from './address';
import { fitBounds, readWindowState, writeWindowState } from './bounds';

const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The only place where a page's rights are set. Frozen and used as it stands, never spread or merged. */
export const webPreferences = Object.freeze({
  preload: beside('../preload/preload.cjs'),
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
  // Its dictionaries would be downloaded.
  spellcheck: false,
  defaultEncoding: 'utf-8',
  devTools: !app.isPackaged,
});

/** How far another window lies from the one before it, in pixels. */
const cascade = 32;

/** Opens a window of the program. Where it lies is remembered in the profile folder. */
export function openWindow(ours: Interface): BrowserWindow {
  const stateFile = join(app.getPath('userData'), 'window.json');
  const last = BrowserWindow.getAllWindows().at(-1)?.getNormalBounds();
  const stored = readWindowState(stateFile);
  const saved = last ? { ...last, x: last.x + cascade, y: last.y + cascade, maximized: false } : stored;
  const window = new BrowserWindow({
    ...fitBounds(
      saved,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: 480,
    minHeight: 400,
    title: 'Synoptic',
    icon: beside('../../resources/icon.png'),
    autoHideMenuBar: true,
    show: false,
    webPreferences,
  });
  if (saved?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () =>
    writeWindowState(stateFile, { ...window.getNormalBounds(), maximized: window.isMaximized() }),
  );
  bringBack(window);
  window.loadURL(last ? `${ours.url}#window=new` : ours.url).catch((error: unknown) => console.error(error));
  return window;
}

const crashPeriod = 60_000;

/** Loads a crashed page anew, unless it has crashed three times within a minute. */
function bringBack(window: BrowserWindow): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const now = Date.now();
    crashes = [...crashes.filter((time) => now - time < crashPeriod), now];
    if (crashes.length <= 3) window.webContents.reload();
    else {
      dialog.showErrorBox(
        'Synoptic cannot show its window',
        'The page has ended several times in a row. Your articles and notes are on disk; start the program again.',
      );
      window.destroy();
    }
  });
}
