import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from 'playwright/test';
import { startProgram, type Program } from './program';

export { expect };

/** The running program with one page on it, and a library of its own that is gone after the test. */
export interface Synoptic {
  page: Page;
  /** The library folder. */
  library: string;
  /** `http://127.0.0.1:<port>`; another one after each start. */
  origin: () => string;
  /** Ends the program as Ctrl-C does, starts it again on the same library, and opens the page anew. */
  restart: (files?: string[]) => Promise<void>;
  /** Ends the program at once, without a chance to save; `restart` brings it back. */
  kill: () => Promise<void>;
  /**
   * What went wrong so far: requests beyond our own origin, and errors that the page did not handle. Must be empty
   * at the end; a test that expects one takes it out.
   */
  problems: string[];
}

function watch(page: Page, origins: readonly string[], problems: string[]): void {
  const take = (url: string): void => {
    const own = origins.flatMap((origin) => [`${origin}/`, `${origin.replace('http', 'ws')}/`]);
    const here = [...own, 'blob:', 'about:blank'];
    if (!here.some((start) => url.startsWith(start))) problems.push(`asked for ${url}`);
  };
  page.on('request', (request) => take(request.url()));
  page.on('websocket', (socket) => take(socket.url()));
  page.on('pageerror', (error) =>
    problems.push(`threw ${error.name}: ${error.message}\n${error.stack ?? ''}`),
  );
}

export const test = base.extend<{ files: string[]; synoptic: Synoptic }>({
  /** Files named on the command line at the first start. Set with `test.use({ files: […] })`. */
  files: [[], { option: true }],

  synoptic: async ({ page, files }, use, info) => {
    const library = await mkdtemp(join(tmpdir(), 'synoptic-library-'));
    const problems: string[] = [];
    const outputs: string[] = [];
    // A page whose program has ended still calls for it at its old address.
    const origins: string[] = [];
    let program: Program | null = null;

    const start = async (named: string[]): Promise<void> => {
      program = await startProgram(['--no-open', '--port', '0', '--library', library, ...named]);
      origins.push(program.origin);
      await page.goto(program.address);
      // The interface is drawn once its first questions are answered.
      await expect(page.locator('#root > *').first()).toBeAttached();
    };
    const end = async (signal: NodeJS.Signals): Promise<void> => {
      if (!program) return;
      await program.end(signal);
      outputs.push(program.output());
      program = null;
    };

    watch(page, origins, problems);
    page.context().on('page', (other) => watch(other, origins, problems));
    try {
      await start(files);
      await use({
        page,
        library,
        problems,
        origin: () => program?.origin ?? '',
        restart: async (named = []) => {
          await end('SIGTERM');
          await start(named);
        },
        kill: () => end('SIGKILL'),
      });
    } finally {
      await end('SIGTERM');
      await info.attach('what the program printed', { body: outputs.join('\n---\n') });
      await rm(library, { recursive: true, force: true });
    }
    expect(problems, 'requests beyond our own origin, and errors that the page did not handle').toEqual([]);
  },
});
