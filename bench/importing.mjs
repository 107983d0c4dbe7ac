/* global window, document, PerformanceObserver, DataTransfer, File */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright';
import { findChromium } from '../scripts/find-chromium.mjs';
import { madePages } from './pages.mjs';

const entry = resolve(import.meta.dirname, '../out/main/browser.js');
const limits = { task: 50, memory: 1024 };

/**
 * The window while many pages come in at once: the longest task of the page, how long a key takes to be answered, and
 * the most memory of the program, beside what both are at rest and beside the limits (a task of 50 ms, 1 GB).
 *
 * @param {string[]} args how many pages; 200 when it is not said
 */
export async function run([count = '200'] = []) {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error('No Chromium-family browser was found. Install one, or name it in SYNOPTIC_BROWSER.');
  const library = await mkdtemp(join(tmpdir(), 'synoptic-bench-'));
  const program = spawn(process.execPath, [entry, '--no-open', '--port', '0', '--library', library]);
  const browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(await addressOf(program));
    await page.getByRole('heading', { name: 'Two accounts, side by side' }).waitFor();
    await page.evaluate(watch);
    const rest = { key: await keyTime(page, 5), memory: await memoryOf(program.pid) };
    await page.evaluate(() => (window.tasks.length = 0));

    await drop(page, Number(count));
    // The tasks that made the files are the bench's own.
    await page.evaluate(() => (window.tasks.length = 0));
    const started = performance.now();
    const keys = [];
    let memory = 0;
    while (await page.getByRole('button', { name: 'Cancel' }).isVisible()) {
      keys.push(await keyTime(page, 1));
      memory = Math.max(memory, await memoryOf(program.pid));
    }
    const seconds = (performance.now() - started) / 1000;
    const tasks = await page.evaluate(() => [...window.tasks]);
    print({ count, seconds, tasks, keys: keys.flat(), memory, rest });
  } finally {
    await browser.close();
    const ended = new Promise((resolve) => program.once('exit', resolve));
    program.kill();
    await ended;
    await rm(library, { recursive: true, force: true });
  }
}

function addressOf(program) {
  return new Promise((found, failed) => {
    let printed = '';
    program.stdout.on('data', (data) => {
      printed += data;
      const address = /http:\/\/127\.0\.0\.1:\d+\/#code=[\w-]+/.exec(printed)?.[0];
      if (address) found(address);
    });
    program.once('exit', () => failed(new Error(`The program ended: ${printed}`)));
  });
}

function watch() {
  window.keys = [];
  window.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      const answered = () => window.keys.push(performance.now() - timeStamp);
      window.requestAnimationFrame(() => window.requestAnimationFrame(answered));
    },
    { capture: true },
  );
  window.tasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.tasks.push(duration);
  }).observe({ type: 'longtask', buffered: false });
}

async function drop(page, count) {
  const made = madePages();
  const files = Array.from({ length: count }, (_, i) => {
    const { name, bytes } = made[i % made.length];
    // Other words for each, or the library would know them all after the first dozen.
    return { name: `${i}-${name}`, text: bytes.toString().replaceAll('<h1>Report', `<h1>Report ${i}`) };
  });
  await page.evaluate((all) => {
    const transfer = new DataTransfer();
    for (const { name, text } of all) transfer.items.add(new File([text], name, { type: 'text/html' }));
    for (const type of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(new window.DragEvent(type, { dataTransfer: transfer, bubbles: true }));
  }, files);
  await page.getByRole('button', { name: 'Cancel' }).waitFor();
}

/** Milliseconds from a key to the second frame after it, in the page's own clock. */
async function keyTime(page, times) {
  await page.evaluate(() => void (window.keys = []));
  for (let i = 1; i <= times; i++) {
    await page.keyboard.press('F9');
    await page.waitForFunction((n) => window.keys.length >= n, i);
  }
  return page.evaluate(() => window.keys);
}

/** Resident memory in megabytes, where the system tells it; else 0. */
async function memoryOf(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
}

const quantile = (values, share) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

function print({ count, seconds, tasks, keys, memory, rest }) {
  const longest = Math.max(0, ...tasks);
  const restKey = quantile(rest.key.flat(), 0.5);
  const row = (name, value, beside) => console.log(`${name.padEnd(34)}${value.padEnd(16)}${beside}`);
  row(`${count} pages`, `${seconds.toFixed(1)} s`, `${((seconds * 1000) / count).toFixed(0)} ms a page`);
  row(
    'longest task of the page',
    `${longest.toFixed(0)} ms`,
    `× ${(longest / limits.task).toFixed(2)} of 50 ms; ${tasks.length} over it`,
  );
  row(
    'a key is answered, median',
    `${quantile(keys, 0.5).toFixed(0)} ms`,
    `× ${(quantile(keys, 0.5) / restKey).toFixed(2)} of that at rest`,
  );
  row(
    'a key is answered, 95 %',
    `${quantile(keys, 0.95).toFixed(0)} ms`,
    `× ${(quantile(keys, 0.95) / restKey).toFixed(2)}`,
  );
  row(
    'most memory of the program',
    `${memory.toFixed(0)} MB`,
    `× ${(memory / limits.memory).toFixed(2)} of 1 GB; ${rest.memory.toFixed(0)} MB at rest`,
  );
}
