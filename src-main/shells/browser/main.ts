import { fileURLToPath } from 'node:url';
import { AppError } from '#contract/errors';
import { createApp } from '../../app';
import { readArguments } from '../arguments';
import { programOptions } from '../program-options';
import { runBrowserShell } from './run';

const beside = (path: string): URL => new URL(path, import.meta.url);

/** What to end, last begun first. */
const ends: (() => Promise<void>)[] = [];
let ending = false;

async function end(status: number): Promise<void> {
  if (ending) return;
  ending = true;
  for (const close of ends.reverse()) await close().catch((error: unknown) => console.error(error));
  process.exit(status);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
// Whoever reads what we print may have gone; a window that is open must not go with it.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
process.on('uncaughtException', (error) => {
  console.error(error);
  void end(1);
});

try {
  const args = readArguments(process.argv.slice(2));
  const app = await createApp(programOptions(args, 'browser'));
  ends.push(() => app.close());
  const shell = await runBrowserShell(app, fileURLToPath(beside('../renderer')), args);
  // The window goes last: what is being typed in it is still to be heard.
  ends.unshift(() => shell.close());
  void shell.windowClosed.then(() => end(0));
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  await end(error.code === 'bad-input' ? 2 : 1);
}
