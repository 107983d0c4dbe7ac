/** Library folders as docs/data-format.md describes them, without their list: the first opening writes that. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { articleOf, idOf } from '../searching/library.mjs';

/** The article with a thousand notes, and those that highlights are added to. */
export const fullArticle = idOf(0);
export const idsOf = (from, count) => Array.from({ length: count }, (_, n) => idOf(from + n));

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const timeOf = (n) => new Date(Date.UTC(2024, 0, 1) + n * 1000).toISOString();

function annotationOf(id, n, text, { note = '', tags = [] }) {
  const start = (n * 613) % (text.length - 100);
  const end = start + 60;
  return {
    ...{ id, created: timeOf(n), modified: timeOf(n), motivation: note ? 'commenting' : 'highlighting' },
    target: {
      ...{ source: '', version: 1 },
      selector: [
        { type: 'TextPositionSelector', start, end },
        {
          ...{ type: 'TextQuoteSelector', exact: text.slice(start, end) },
          ...{ prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32) },
        },
      ],
    },
    body: [
      ...(note ? [{ type: 'TextualBody', purpose: 'commenting', format: 'text/markdown', value: note }] : []),
      ...tags.map((value) => ({
        ...{ type: 'TextualBody', purpose: 'tagging', format: 'text/plain', value },
      })),
    ],
    ...{ category: 'claim', deleted: null },
  };
}

async function makeArticle(root, n, notes) {
  const { article, made } = articleOf(n);
  const { id, title, siteName } = article;
  const lines = [title, ...article.text.split('\n').map((line) => line.trim())].filter(Boolean);
  const text = lines.map((line) => `${line}\n`).join('');
  const html = lines.map((line) => `<p>${line}</p>\n`).join('');
  const source = {
    ...{ fileName: `report-${n}.txt`, mediaType: 'text/plain', sha256: sha256(text), encoding: 'UTF-8' },
    ...{ url: `https://outlet.example/${n}`, importedAt: timeOf(n) },
  };
  const record = {
    ...{ formatVersion: 3, id, title, titleFrom: 'headline', byline: `Author ${n % 300}`, siteName },
    ...{ publishedTime: timeOf(n), modifiedTime: null, leadPicture: null, lang: 'en', dir: null },
    ...{ excerpt: lines[1] ?? null, source, version: 1, words: 1250, removed: [], warnings: [] },
    ...{ htmlSha256: sha256(html), textSha256: sha256(text), original: 'original.txt' },
    files: [
      {
        ...{ original: 'original.txt', fileName: source.fileName, sha256: source.sha256 },
        ...{ importedAt: source.importedAt, before: null },
      },
    ],
    ...{ assets: [], metadataEdits: {}, blockEdits: [], chosenEncoding: null, cleanedBy: 1, given: {} },
  };
  const all = Array.from({ length: notes }, (_, k) => ({
    ...annotationOf(`note${n}-${k}-made`, k, text, made.annotations[k % made.annotations.length]),
  }));
  for (const one of all) one.target.source = id;
  const marks = { tags: [`topic-${n % 60}`], favourite: n % 20 === 0, finished: null, modified: timeOf(n) };
  const annotations = {
    ...{ formatVersion: 3, annotations: all, links: [], note: { note: '', modified: null }, marks },
  };
  const folder = join(root, 'articles', id);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'article.json'), JSON.stringify(record, null, 2));
  await writeFile(join(folder, 'annotations.json'), JSON.stringify(annotations, null, 2));
  await writeFile(join(folder, 'article.html'), html);
  await writeFile(join(folder, 'article.txt'), text);
  await writeFile(join(folder, 'original.txt'), text);
}

/** So many articles of 8 KB with ten notes each; the first one has a thousand. */
export async function makeLibrary(root, size) {
  await mkdir(join(root, 'articles'), { recursive: true });
  for (let n = 0; n < size; n += 16) {
    const some = Array.from({ length: Math.min(16, size - n) }, (_, k) => n + k);
    await Promise.all(some.map((one) => makeArticle(root, one, one === 0 ? 1000 : 10)));
  }
}
