import { resolve } from 'node:path';
import { runNode } from './child.mjs';
import { setUp } from './setup.mjs';
import { exitWith, Stop } from './stop.mjs';

// Sets up, then runs the named script with the arguments that follow: node scripts/run.mjs bench/bench.mjs …
await exitWith(async () => {
  const [script, ...args] = process.argv.slice(2);
  if (!script) throw new Stop('No script was named.', 'Say which: node scripts/run.mjs SCRIPT [ARGUMENTS]');
  await setUp();
  return (await runNode(resolve(script), args)).status;
});
