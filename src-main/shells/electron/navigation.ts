import { shell, type WebContents } from 'electron';
import type { Interface } from './address';

const longest = 4096;

/**
 * The one gate for addresses that leave the program: the address to hand to the system's browser or mail program,
 * or null. Everything but http, https and mailto may start other programs or open files.
 */
export function decideExternal(url: string): string | null {
  if (url.length > longest || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return ['http:', 'https:', 'mailto:'].includes(protocol) ? href : null;
}

function openExternal(url: string): void {
  const allowed = decideExternal(url);
  if (allowed) shell.openExternal(allowed).catch((error: unknown) => console.error(error));
}

/**
 * Keeps any contents, whatever made them, on our page: no new windows, no embedded guests, no navigation of the
 * page or of a frame. Loading the page anew is no navigation away. A link goes to the system's browser.
 */
export function confine(contents: WebContents, ours: Interface): void {
  contents.setWindowOpenHandler(({ url }) => {
    // Not from within the handler: it must answer first.
    setImmediate(() => openExternal(url));
    return { action: 'deny' };
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (details) => {
    if (!ours.includes(details.url)) details.preventDefault();
  });
  contents.on('will-frame-navigate', (details) => {
    if (!details.isMainFrame || !ours.includes(details.url)) details.preventDefault();
  });
  contents.on('will-redirect', (details) => details.preventDefault());
}
