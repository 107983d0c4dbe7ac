import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const words =
  'harbour council bridge water report morning engineer closed opened said river boat evening cost plan'.split(
    ' ',
  );

/**
 * Pages of our own making, from a short notice to a long report, with the ballast that saved news pages carry (the
 * median of a hundred real ones: 117 KB, much of it scripts and styles).
 */
export function madePages() {
  return [6, 12, 20, 40, 80, 160].flatMap((paragraphs) =>
    [1, 2].map((variant) => ({
      name: `made-${paragraphs}-${variant}.html`,
      bytes: Buffer.from(madePage(paragraphs, variant)),
    })),
  );
}

function madePage(paragraphs, variant) {
  const word = (n) => words[(n * 7 + variant * 3) % words.length];
  const sentence = (n) =>
    `The ${word(n)} ${word(n + 1)} ${word(n + 2)}, and the ${word(n + 5)} ${word(n + 9)} by ${n % 24} hours.`;
  const prose = (n) => `<p class="p${n % 5}">${[0, 1, 2, 3].map((k) => sentence(n * 4 + k)).join(' ')}</p>`;
  const many = (n, one) => Array.from({ length: n }, (_, i) => one(i)).join('\n');
  const link = (i) =>
    `<li class="menu-item item-${i}"><a href="/section/${i}">${word(i)} ${word(i + 4)}</a></li>`;
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Report ${paragraphs} of the ${word(1)} | Example</title>
    <style>${many(400, (i) => `.box-${i} > a:hover { color: #${100 + i}; margin: ${i}px }`)}</style>
    <script>${many(600, (i) => `window.v${i} = { a: "${sentence(i)}" };`)}</script></head><body>
    <header><nav><ul>${many(60, link)}</ul></nav></header><main><article><h1>Report ${paragraphs} of the ${word(1)}</h1>
    ${many(paragraphs, (i) => (i % 9 === 8 ? `<h2>${word(i)} ${word(i + 1)}</h2>${prose(i)}` : prose(i)))}
    <figure><img src="https://example.org/a.jpg" alt="A boat"><figcaption>The ${word(2)} in the morning.</figcaption></figure>
    </article><aside class="related"><h3>Related</h3><ul>${many(20, link)}</ul></aside>
    <section class="comments">${many(30, (i) => `<div class="comment"><p>${sentence(i)}</p></div>`)}</section></main>
    <footer><ul>${many(40, link)}</ul></footer></body></html>`;
}

/** The folder of cleaning data in DIR: DIR itself, or `cleaning` in it. */
export function cleaningData(dir) {
  const inside = join(dir, 'cleaning');
  return existsSync(join(inside, 'truth')) ? inside : dir;
}

/**
 * The pages of one set with what is true of them. A data folder holds `truth/<set>.json.gz` and
 * `pages/<set>/<id>.html.gz`, or `text/<set without text->/<id>.txt.gz` for sets of plain text.
 */
export function readSet(dir, set, limit = Infinity) {
  const truth = JSON.parse(gunzipSync(readFileSync(join(dir, 'truth', `${set}.json.gz`))).toString());
  const plain = set.startsWith('text-');
  return Object.keys(truth)
    .slice(0, limit)
    .map((id) => {
      const file = plain
        ? join(dir, 'text', set.slice(5), `${id}.txt.gz`)
        : join(dir, 'pages', set, `${id}.html.gz`);
      return {
        page: { name: `${id}.${plain ? 'txt' : 'html'}`, bytes: gunzipSync(readFileSync(file)) },
        truth: truth[id],
      };
    });
}

/** Names of all sets in a data folder. */
export function setsIn(dir) {
  return readdirSync(join(dir, 'truth'))
    .filter((file) => file.endsWith('.json.gz'))
    .map((file) => file.replace('.json.gz', ''));
}
