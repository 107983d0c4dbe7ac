/* global window */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright';
import { build } from 'vite';
import { findChromium } from '../scripts/find-chromium.mjs';
import { makeArticle, makeMarks } from './painting/article.mjs';

const root = resolve(import.meta.dirname, '..');
const words = 50_000;
/** Each with the rounds and the changes per round that are measured; the slow one would take minutes otherwise. */
const techniques = { synoptic: [3, 5], 'with elements': [3, 5], wrapping: [3, 5], 'highlight each': [1, 2] };
const targets = { paint: 12, add: 6, remove: 6, hit: 0.05, nodes: 0 };
const tokens = ['yellow', 'green', 'blue', 'red', 'grey', 'violet']
  .map(
    (colour, i) =>
      `--mark-${colour}: hsl(${i * 60} 80% 50% / 30%); --line-${colour}: hsl(${i * 60} 80% 30%);`,
  )
  .join(' ');

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/**
 * CPU time of painting highlights in an article of 50,000 words, side by side with wrapping in `<mark>` and with one
 * Highlight per annotation: thread time of the page's main thread until two frames after the change, less that of
 * two idle frames. Medians, in milliseconds. The row "with elements" is the reading setting for screen readers, which
 * adds nodes; the targets are those of the row above it.
 *
 * @param {string[]} args numbers of highlights; 1000 and 5000 when there are none
 */
export async function run(args = []) {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error('No Chromium-family browser was found. Install one, or name it in SYNOPTIC_BROWSER.');
  const counts = args.map(Number).filter((count) => count > 0);
  const folder = await mkdtemp(join(tmpdir(), 'synoptic-bench-'));
  const browser = await chromium.launch({
    executablePath,
    args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    const script = await bundle(folder);
    const css = await readFile(join(root, 'src-renderer/reader/highlights.css'), 'utf8');
    const document = `<!doctype html><style>${css}
      body { margin: 0; ${tokens} --ink: #222; --accent: #157; --selection: #bde; }
      .scroller { height: 800px; overflow: auto } .article { width: 620px; font: 18px/1.6 serif }
      mark { background: rgb(255 220 0 / 35%) }</style>
      <div class="scroller"><div class="article"></div></div>`;
    for (const count of counts.length ? counts : [1000, 5000]) {
      const rows = {};
      for (const technique of Object.keys(techniques))
        rows[technique] = await measure(browser, document, script, technique, count);
      print(count, rows);
    }
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The reader's own files and the page of this bench as one script. */
async function bundle(folder) {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      outDir: folder,
      target: 'chrome140',
      lib: {
        entry: join(root, 'bench/painting/page.mjs'),
        formats: ['iife'],
        name: 'bench',
        fileName: () => 'page.js',
      },
    },
  });
  return join(folder, 'page.js');
}

async function measure(browser, document, script, technique, count) {
  const html = makeArticle(words);
  const samples = { paint: [], add: [], remove: [], scroll: [], hit: [] };
  let nodes = 0;
  const [rounds, changes] = techniques[technique];
  for (let round = 0; round < rounds; round++) {
    const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
    await page.setContent(document);
    await page.addScriptTag({ path: script });
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const cpu = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return 1000 * metrics.find(({ name }) => name === 'TaskDuration').value;
    };
    const act = async (name, value) => {
      const before = await cpu();
      await page.evaluate(([n, v]) => window.bench.act(n, v), [name, value]);
      return (await cpu()) - before;
    };

    const article = await page.evaluate(([h, t]) => window.bench.show(h, t), [html, technique]);
    const marks = makeMarks(count + 1, article.length);
    // The marks are there before: what is measured is painting, not passing them into the page.
    await page.evaluate((all) => void Object.assign(window, { marks: all }), marks);
    await page.evaluate(() => {
      const { paint } = window.bench;
      window.bench.paint = () => paint(window.marks.slice(0, -1));
    });
    await act('nothing');
    const idle = [];
    for (let i = 0; i < 9; i++) idle.push(await act('nothing'));
    const rest = median(idle);
    samples.paint.push((await act('paint')) - rest);
    nodes = (await page.evaluate(() => window.bench.nodes())) - article.nodes;
    // Beside the visible text an addition costs less: this one is on the first screen.
    const added = { ...marks.at(-1), passage: { start: 300, end: 420 } };
    for (let i = 0; i < changes; i++) {
      samples.add.push((await act('add', added)) - rest);
      samples.remove.push((await act('remove', added)) - rest);
    }
    const points = await page.evaluate(() => window.bench.aim(300));
    const passes = 4;
    samples.hit.push(((await act('hitTest', passes)) - rest) / (points * passes));
    const before = await cpu();
    await page.evaluate(() => window.bench.scroll(60, 120));
    samples.scroll.push(((await cpu()) - before) / 60);
    await page.close();
  }
  return {
    ...Object.fromEntries(Object.entries(samples).map(([name, values]) => [name, median(values)])),
    nodes,
  };
}

function print(count, rows) {
  const columns = {
    paint: 'paint all',
    add: 'add one',
    remove: 'remove one',
    hit: 'hit test',
    scroll: 'scroll frame',
    nodes: 'nodes added',
  };
  const own = rows.synoptic;
  const cell = (name, value) => (name === 'nodes' ? String(value) : value.toFixed(name === 'hit' ? 3 : 1));
  const ratio = (name, value) => (name === 'nodes' ? '' : ` (×${(value / own[name]).toFixed(1)})`);
  const line = (label, cells) =>
    console.log(label.padEnd(16) + cells.map((text) => text.padStart(18)).join(''));
  console.log(`${words} words, ${count} highlights: CPU ms (× the time of synoptic)`);
  line('', Object.values(columns));
  for (const [technique, row] of Object.entries(rows)) {
    line(
      technique,
      Object.keys(columns).map((name) => cell(name, row[name]) + (row === own ? '' : ratio(name, row[name]))),
    );
  }
  line(
    'target',
    Object.keys(columns).map((name) =>
      name in targets ? `${targets[name]} ${own[name] <= targets[name] ? 'met' : 'missed'}` : '',
    ),
  );
  console.log();
}
