import type { Channel } from '#contract/channel';
import type { ArticleLink } from '#contract/linking';
import { findChromium } from '../../../scripts/find-chromium.mjs';
import type { ShellAbilities } from '../../app';
import type { ShellArguments } from '../arguments';
import { readStaticFiles } from '../static-files';
import { openBrowser, runsAsRoot, type OpenedBrowser } from './open-browser';
import { startServer } from './server';

/** Milliseconds. A page that is loaded anew is back well within the first. */
const usualPatience = { lastPageGone: 10_000, browserGone: 500, windowAppears: 30_000 };

/** What the shell needs of the program behind it. */
interface Program {
  offer: (abilities: ShellAbilities) => void;
  connect: (channel: Channel) => () => void;
  launch: (files: string[]) => Promise<void>;
  follow: (links: ArticleLink[]) => void;
}

interface Running {
  /** Resolves when the user has closed the last window. Never where no window was opened from here. */
  windowClosed: Promise<void>;
  close: () => Promise<void>;
}

/**
 * Serves the interface and opens it in a browser window, or prints its address where no window can be opened.
 * @param interfaceDir the built interface
 */
export async function runBrowserShell(
  program: Program,
  interfaceDir: string,
  args: Pick<ShellArguments, 'files' | 'links' | 'open' | 'port'>,
  patience = usualPatience,
): Promise<Running> {
  let browser: OpenedBrowser | null = null;
  /** Whether the program lives as long as a window that it opened itself. */
  let ownWindow = false;
  let browserEnded = false;
  let hadPage = false;
  let closing = false;
  let waiting: NodeJS.Timeout | undefined;
  let finish = (): void => {};
  const windowClosed = new Promise<void>((resolve) => (finish = resolve));
  const wait = (act: () => void, milliseconds: number): void => {
    clearTimeout(waiting);
    if (!closing) waiting = setTimeout(act, milliseconds);
  };

  const server = await startServer({
    files: readStaticFiles(interfaceDir),
    connect: (channel) => program.connect(channel),
    port: args.port,
    onPages: (count) => {
      clearTimeout(waiting);
      hadPage = true;
      if (count > 0) return;
      if (ownWindow) wait(finish, browserEnded ? patience.browserGone : patience.lastPageGone);
      else wait(() => printAddress('The page was closed. To come back'), patience.lastPageGone);
    },
  });

  program.offer({ openWindow: () => `${server.newAddress()}&window=new` });

  const printAddress = (lead: string, address = server.newAddress()): void =>
    console.log(`${lead}, open this address in a browser (Ctrl-C ends the program):\n${address}`);

  const openWindow = async (path: string): Promise<void> => {
    if (runsAsRoot()) console.log('Running as root: the browser has to do without its sandbox.');
    const address = server.newAddress();
    ownWindow = true;
    browser = await openBrowser(path, address);
    wait(() => printAddress('If no window has appeared', address), patience.windowAppears);
    void browser.ended.then(() => {
      browserEnded = true;
      if (closing || server.pages() > 0) return;
      clearTimeout(waiting);
      if (hadPage) return finish();
      ownWindow = false;
      printAddress('The browser window could not be opened. Instead');
    });
  };

  const browserPath = args.open && hasDisplay() ? findChromium() : null;
  if (browserPath) await openWindow(browserPath);
  else printAddress('Synoptic is running. To use it');

  program.launch(args.files).catch((error: unknown) => console.error(error));
  program.follow(args.links);

  return {
    windowClosed,
    close: async () => {
      closing = true;
      clearTimeout(waiting);
      await Promise.all([server.close(), browser?.close()]);
    },
  };
}

const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
