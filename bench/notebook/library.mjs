/**
 * Makes a library folder with very many notes, as docs/data-format.md describes it, without its list: that is rebuilt on
 * opening. Also run by itself: node bench/notebook/library.mjs FOLDER [NOTES]
 */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const notesPerArticle = 200;
const categories = ['claim', 'figure', 'quote', 'doubt', 'background', 'follow-up'];
const tags = ['budget', 'weather', 'harbour', 'witness', 'timeline', 'check again'];
const remarks = [
  'Compare with the other account.',
  'The figure is the *estimate* of the evening; the count of the next day is lower. Ask the harbour office which of the two they stand by, and since when.',
  'Who says so?\n\n- the spokesman\n- or the report?',
];

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
export const idOf = (n) => `notes${String(n).padStart(7, '0')}`;
const sentence = (n) => {
  const more = n % 3 === 0 ? ', and that nobody had measured more since the gauge was built in 1931' : '';
  return `Sentence ${n} says that the water stood at ${n % 97} centimetres by noon${more}.`;
};

/** @param {string} root @param {number} notes how many there are to be in all */
export async function makeNotesLibrary(root, notes) {
  const articles = Math.ceil(notes / notesPerArticle);
  for (let n = 0; n < articles; n++) {
    const count = Math.min(notesPerArticle, notes - n * notesPerArticle);
    const lines = Array.from({ length: notesPerArticle }, (_, k) => sentence(n * 7 + k));
    const text = `${lines.join('\n')}\n`;
    const html = lines.map((line) => `<p>${line}</p>\n`).join('');
    const folder = join(root, 'articles', idOf(n));
    const time = (k) => new Date(Date.UTC(2026, 0, 1 + (n % 60)) + k * 60_000).toISOString();
    let start = 0;
    const annotations = lines.slice(0, count).map((line, k) => {
      const at = start;
      start += line.length + 1;
      const note = k % 3 === 0 ? remarks[(n + k) % remarks.length] : null;
      return {
        id: `${idOf(n)}-${String(k).padStart(4, '0')}`,
        motivation: note ? 'commenting' : 'highlighting',
        target: {
          source: idOf(n),
          version: 1,
          selector: [
            { type: 'TextPositionSelector', start: at, end: at + line.length },
            {
              type: 'TextQuoteSelector',
              exact: line,
              prefix: text.slice(Math.max(0, at - 96), at),
              suffix: text.slice(at + line.length, at + line.length + 96),
            },
          ],
        },
        body: [
          ...(note
            ? [{ type: 'TextualBody', purpose: 'commenting', value: note, format: 'text/markdown' }]
            : []),
          ...(k % 4 === 0
            ? [{ type: 'TextualBody', purpose: 'tagging', value: tags[(n + k) % 6], format: 'text/plain' }]
            : []),
        ],
        category: categories[(n + k) % categories.length],
        created: time(k),
        modified: time(k),
        deleted: null,
      };
    });
    const record = {
      ...{ formatVersion: 1, id: idOf(n), title: `Report ${n} on the water`, titleFrom: 'headline' },
      ...{ byline: null, siteName: `Courier ${n % 12}`, publishedTime: null, lang: 'en', dir: null },
      ...{ excerpt: null, version: 1, words: 3000 },
      source: {
        ...{ fileName: `report-${n}.txt`, mediaType: 'text/plain', sha256: sha256(text), encoding: 'UTF-8' },
        ...{ url: null, importedAt: time(0) },
      },
      ...{ removed: [], warnings: [], htmlSha256: sha256(html), textSha256: sha256(text) },
      ...{ original: 'original.txt', assets: [] },
    };
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(join(folder, 'article.json'), JSON.stringify(record));
    await writeFile(join(folder, 'article.html'), html);
    await writeFile(join(folder, 'article.txt'), text);
    await writeFile(join(folder, 'original.txt'), text);
    await writeFile(join(folder, 'annotations.json'), JSON.stringify({ formatVersion: 1, annotations }));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder, notes = '100000'] = process.argv.slice(2);
  await makeNotesLibrary(folder, Number(notes));
}
