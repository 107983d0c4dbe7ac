/* global requestAnimationFrame, PerformanceObserver */
/**
 * Scrolling the notebook through the notes of a whole library in a real page: 100,000 notes beside 600. Frames and long tasks
 * are counted while the wheel turns, and while the scroll bar jumps. The two should not differ: only what is on the screen
 * exists.
 *
 * Runs on built files: npm run bench -- notebook [NOTES]
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findChromium } from '../scripts/find-chromium.mjs';
import { makeNotesLibrary } from './notebook/library.mjs';

const few = 600;
const turns = 120;
const jumps = 12;

/** The program on a library, and the way to end it. */
async function start(library) {
  const entry = join(import.meta.dirname, '../out/main/browser.js');
  const child = spawn(process.execPath, [entry, '--no-open', '--port', '0', '--library', library], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
      const found = /http:\/\/127\.0\.0\.1:\d+\/#code=[\w-]+/.exec(output);
      if (found) resolve(found[0]);
    });
    child.once('exit', () => reject(new Error(`The program ended: ${output}`)));
  });
  const end = () => new Promise((resolve) => (child.once('exit', resolve), child.kill('SIGTERM')));
  return { address, end };
}

/** Counts frames and long tasks on the page from now on; the answer of `stop` is in milliseconds. */
const watch = () => {
  const seen = { frames: [], long: [], on: true };
  let last = performance.now();
  const frame = (now) => {
    seen.frames.push(now - last);
    last = now;
    if (seen.on) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const observer = new PerformanceObserver((list) =>
    seen.long.push(...list.getEntries().map((entry) => entry.duration)),
  );
  observer.observe({ entryTypes: ['longtask'] });
  globalThis.stopWatching = () => {
    seen.on = false;
    observer.disconnect();
    return { frames: seen.frames.slice(1), long: seen.long };
  };
};

const share = (values, of) => values.toSorted((a, b) => a - b)[Math.floor(values.length * of)] ?? 0;
const figures = ({ frames, long }) => ({
  median: share(frames, 0.5),
  p95: share(frames, 0.95),
  dropped: frames.filter((frame) => frame > 34).length / frames.length,
  longTasks: long.length,
  longest: Math.max(0, ...long),
});

async function measure(browser, notes) {
  const library = await mkdtemp(join(tmpdir(), 'synoptic-bench-'));
  try {
    await makeNotesLibrary(library, notes);
    const program = await start(library);
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    try {
      await page.goto(program.address);
      await page.locator('nav [role="row"]').first().waitFor({ timeout: 120_000 });
      await page.keyboard.press('W');
      const began = performance.now();
      await page.locator('[role="treegrid"] [role="comment"]').first().waitFor({ timeout: 120_000 });
      const shown = performance.now() - began;
      const list = page.locator('[role="treegrid"]');
      const box = await list.locator('..').boundingBox();
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.evaluate(watch);
      for (let turn = 0; turn < turns; turn++) {
        await page.mouse.wheel(0, 160);
        await page.waitForTimeout(16);
      }
      const wheel = figures(await page.evaluate('stopWatching()'));
      await page.evaluate(watch);
      for (let jump = 1; jump <= jumps; jump++) {
        await list.evaluate((element, part) => {
          element.parentElement.scrollTop = element.scrollHeight * part;
        }, jump / jumps);
        await page.waitForTimeout(250);
      }
      const jumped = figures(await page.evaluate('stopWatching()'));
      const elements = await list.locator('*').count();
      return { notes, shown, wheel, jumped, elements };
    } finally {
      await page.close();
      await program.end();
    }
  } finally {
    await rm(library, { recursive: true, force: true });
  }
}

const ms = (value) => `${value.toFixed(1)} ms`;
const said = ({ median, p95, dropped, longTasks, longest }) =>
  `frame ${ms(median)} (95 %: ${ms(p95)}), ${(dropped * 100).toFixed(0)} % over two frames, ` +
  `${longTasks} long tasks, the longest ${ms(longest)}`;

/** @param {string[]} args how many notes; 100,000 when it is not given */
export async function run(args = []) {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error('No Chromium-family browser was found. Install one, or name it in SYNOPTIC_BROWSER.');
  const many = Number(args[0]) || 100_000;
  const browser = await chromium.launch({
    executablePath,
    args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    for (const notes of [few, many]) {
      const { shown, wheel, jumped, elements } = await measure(browser, notes);
      console.log(`${notes} notes: the first shown after ${ms(shown)}, ${elements} elements at the end`);
      console.log(`  wheel: ${said(wheel)}`);
      console.log(`  jumps: ${said(jumped)}`);
    }
  } finally {
    await browser.close();
  }
}
