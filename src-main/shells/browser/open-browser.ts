import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface OpenedBrowser {
  /** Resolves when the browser has ended, or could not be started. */
  ended: Promise<void>;
  /** Ends the browser and removes its profile. */
  close: () => Promise<void>;
}

/** The window shows one page of ours and nothing else: no first-run pages, no talking to its maker. */
const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-pings',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-features=AutofillServerCommunication,InterestFeedContentSuggestions,MediaRouter,OptimizationHints,Translate',
];

/** Chromium's sandbox does not work for root, who gets no window with it. */
export const runsAsRoot = (): boolean => process.getuid?.() === 0;

/**
 * Opens `address` in a window without an address bar, with a profile of its own: none of the user's browsing data
 * or extensions is near the library.
 * @param program path of a browser of the Chromium family
 */
export async function openBrowser(program: string, address: string): Promise<OpenedBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'synoptic-window-'));
  const root = runsAsRoot() ? ['--no-sandbox', '--test-type'] : [];
  const child = spawn(
    program,
    [`--app=${address}`, `--user-data-dir=${profile}`, '--window-size=1440,900', ...quiet, ...root],
    { stdio: 'ignore' },
  );
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  return {
    ended,
    close: async () => {
      child.kill('SIGTERM');
      const impatience = setTimeout(() => child.kill('SIGKILL'), 3_000);
      await ended;
      clearTimeout(impatience);
      // Its helper processes may still be writing for a moment.
      await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}
