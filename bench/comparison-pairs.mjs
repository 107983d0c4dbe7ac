import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Names of the sets in a folder: files of pairs, and folders with a file for each pair. */
export const setsIn = (dir) =>
  readdirSync(dir)
    .filter((name) => name.endsWith('.json') || statSync(join(dir, name)).isDirectory())
    .map((name) => name.replace(/\.json$/, ''))
    .sort();

/**
 * Pairs of texts with what is linked in them: `{ id, lang, a: { text, sentences: [{ start, end }] }, b, links: [{ a, b,
 * strength }], ignore, disagreements, disagreeIgnore, scope }`, see docs/comparing.md.
 */
export function readPairs(dir, set, limit = Infinity) {
  const folder = join(dir, set);
  const read = (path) => [JSON.parse(readFileSync(path, 'utf8'))].flat();
  const pairs = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort()
        .flatMap((name) => read(join(folder, name)))
    : read(`${folder}.json`);
  return pairs.slice(0, limit);
}

/** Sentences that a passage covers: at least half of the shorter of the two. */
export function sentencesAt({ start, end }, sentences) {
  return sentences.flatMap((sentence, i) => {
    const common = Math.min(end, sentence.end) - Math.max(start, sentence.start);
    const shorter = Math.min(end - start, sentence.end - sentence.start);
    return common > 0 && common >= shorter / 2 ? [i] : [];
  });
}
