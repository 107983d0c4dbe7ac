import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { app } from 'electron';
import { linkScheme } from '#contract/addresses';

/**
 * Makes this program the one that addresses `synoptic://…` are opened with. On Windows the command is written down with what
 * starts it from a checkout, and with `--`, behind which nothing is an option; on macOS and Linux the bundle or the desktop entry says
 * it (see resources/synoptic.desktop). That it fails takes nothing else away.
 */
export function registerLinks(): void {
  const own = app.isPackaged ? [] : [app.getAppPath()];
  if (process.platform === 'win32') {
    app.setAsDefaultProtocolClient(linkScheme, process.execPath, [...own, '--']);
  } else app.setAsDefaultProtocolClient(linkScheme);
}

/** Where it is kept which library was opened last: beside the profiles, of which each library has its own. */
const lastFile = (): string => join(app.getPath('appData'), 'Synoptic Window', 'last-library.json');

/**
 * The folder of the library that was opened last; null for the usual one. An address says of no library, so it is looked
 * for in that one: its program, where it runs, is the one instance to hand the address to.
 */
export function lastLibrary(): string | null {
  try {
    const { library } = JSON.parse(readFileSync(lastFile(), 'utf8')) as { library?: unknown };
    return typeof library === 'string' && isAbsolute(library) && !library.includes('\0') ? library : null;
  } catch {
    return null;
  }
}

/** What cannot be written is forgotten: an address is then looked for in another library, which says so. */
export function rememberLast(library: string | null): void {
  try {
    mkdirSync(dirname(lastFile()), { recursive: true, mode: 0o700 });
    writeFileSync(lastFile(), `${JSON.stringify({ library })}\n`, { mode: 0o600 });
  } catch {
    // A full or read-only home must not keep a library from being opened.
  }
}
