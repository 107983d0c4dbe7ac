import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { build } from './build.mjs';
import { run, runNode } from './child.mjs';
import { requireChromium } from './chromium.mjs';
import { installDependencies } from './dependencies.mjs';
import { findElectron } from './electron-runtime.mjs';
import { root } from './project.mjs';
import { checkNode } from './setup.mjs';
import { exitWith, Stop } from './stop.mjs';

const results = join(root, 'test-results');
const tool = (path) => join(root, 'node_modules', path);
const playwright = tool('playwright/cli.js');
const onPath = (name) => process.env.PATH.split(delimiter).some((dir) => existsSync(join(dir, name)));

const counts = { passed: 0, failed: 0, skipped: 0 };
/** Passed, but not at the first try: named by the runner under “flaky”, and to be mended. */
let again = 0;

/** Adds what a runner wrote down about its tests. A runner that failed without a failed test counts as one. */
function count(status, passed, failed, skipped) {
  counts.passed += passed;
  counts.failed += status === 0 ? failed : Math.max(failed, 1);
  counts.skipped += skipped;
  return status;
}

function report(name) {
  try {
    return JSON.parse(readFileSync(join(results, name), 'utf8'));
  } catch {
    return null;
  }
}

async function types() {
  return (await runNode(tool('typescript/bin/tsc'), ['--build'])).status;
}

async function lint() {
  const eslint = await runNode(tool('eslint/bin/eslint.js'), ['.', '--max-warnings', '0']);
  return eslint.status || (await runNode(tool('prettier/bin/prettier.cjs'), ['--check', '.'])).status;
}

/** Tests that passed, but say what went wrong at the first try. */
function passedAgain(done) {
  const tests = done?.testResults.flatMap((file) => file.assertionResults) ?? [];
  return tests.filter((test) => test.status === 'passed' && test.failureMessages.length > 0);
}

async function unit() {
  const reporters = [
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(results, 'unit.json')}`,
  ];
  const { status } = await runNode(tool('vitest/vitest.mjs'), ['run', '--retry=1', ...reporters]);
  const done = report('unit.json');
  for (const test of passedAgain(done)) {
    again += 1;
    console.log(`\nflaky: ${test.fullName}\n${test.failureMessages.join('\n')}`);
  }
  return count(
    status,
    done?.numPassedTests ?? 0,
    done?.numFailedTests ?? 0,
    (done?.numPendingTests ?? 0) + (done?.numTodoTests ?? 0),
  );
}

async function e2e(project, wrap = []) {
  const name = `e2e-${project}.json`;
  const [command, ...args] = [...wrap, process.execPath, playwright, 'test', '--project', project];
  const { status } = await run(command, [...args, '--reporter=list,json'], {
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: join(results, name) },
  });
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = report(name)?.stats ?? {};
  again += flaky;
  return count(status, expected + flaky, unexpected, skipped);
}

/** Half a sentence saying why the Electron tests cannot run here, or null. */
function whyNoElectronTests() {
  if (!findElectron()) return 'the Electron runtime is not installed';
  const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  return display || onPath('xvfb-run') ? null : 'there is no display and no xvfb-run';
}

async function electron() {
  const why = whyNoElectronTests();
  if (why) {
    const list = ['test', '--project', 'electron', '--list', '--reporter=list'];
    const { output } = await runNode(playwright, list, { quiet: true });
    const left = Number(/^Total: (\d+) test/m.exec(output)?.[1] ?? 0);
    console.log(`${left} tests skipped, because ${why}.`);
    return count(0, 0, 0, left);
  }
  const needsDisplay = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  return e2e('electron', needsDisplay ? ['xvfb-run', '-a'] : []);
}

/** In the order in which they are worth knowing. */
const stages = {
  types: { title: 'Types', run: types },
  lint: { title: 'Lint and format', run: lint },
  build: { title: 'Build', run: async () => (await build(), 0) },
  unit: { title: 'Unit tests', run: unit },
  e2e: { title: 'End to end, browser shell', run: () => e2e('browser') },
  electron: { title: 'End to end, Electron shell', run: electron },
};

function chosenStages() {
  const at = process.argv.indexOf('--only');
  if (at < 0) return Object.values(stages);
  const names = (process.argv[at + 1] ?? '').split(',');
  if (names.every((name) => Object.hasOwn(stages, name))) return names.map((name) => stages[name]);
  throw new Stop(
    '--only names a stage that is not there.',
    `The stages are ${Object.keys(stages).join(', ')}.`,
  );
}

await exitWith(async () => {
  const chosen = chosenStages();
  checkNode();
  await installDependencies();
  await requireChromium();
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results);

  let failed = null;
  for (const stage of chosen) {
    console.log(`\n== ${stage.title}`);
    const start = performance.now();
    const status = await stage.run();
    console.log(
      `== ${stage.title}: ${status === 0 ? 'good' : 'failed'}, ${((performance.now() - start) / 1000).toFixed(1)} s`,
    );
    if (status !== 0) {
      failed = stage;
      break;
    }
  }
  if (failed) {
    counts.failed = Math.max(counts.failed, 1);
    console.log(`\nStopped at “${failed.title}”; what is wrong stands above.`);
  }
  if (again > 0) console.log(`\n${again} passed only when tried again: see “flaky” above, and mend them.`);
  console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  return failed ? 1 : 0;
});
