import { basename } from 'node:path';
import { decode } from '../article/decode';
import type { Cleaner } from '../article/cleaned';
import { compareTexts } from '../comparison/compare';
import type { Compared, ComparedText } from '../comparison/text';
import { picturesBeside } from '../library/find-files';
import { readCompanions } from '../library/read-companions';
import { readRegularFile } from '../library/read-file';
import { type Command, parse, UsageError } from './command';

interface Read extends ComparedText {
  file: string;
  title: string;
}

export const compare: Command = {
  usage: 'compare A B [C…] [--json] [--raw]',
  summary: 'show what two or more files have in common; --raw reads texts as they are',
  run: async (args, { out, createCleaner }) => {
    const flag = { type: 'boolean' } as const;
    const { values, positionals } = parse(args, { json: flag, raw: flag });
    if (positionals.length < 2) throw new UsageError('name at least two files');
    const cleaner = values.raw ? undefined : createCleaner();
    try {
      const texts: Read[] = [];
      for (const file of positionals) texts.push(await readText(file, cleaner));
      const pairs = texts.flatMap((a, i) =>
        texts.slice(i + 1).map((b, j) => ({ a: i, b: i + 1 + j, found: compareTexts(a, b) })),
      );
      out(JSON.stringify(asJson(texts, pairs)));
    } finally {
      await cleaner?.close();
    }
    return 0;
  },
};

async function readText(file: string, cleaner: Cleaner | undefined): Promise<Read> {
  const bytes = await readRegularFile(file);
  const name = basename(file);
  if (!cleaner) return { file, title: name, text: decode(name, bytes).text, lang: null, published: null };
  const companions = await readCompanions(await picturesBeside(file));
  const { title, text, lang, publishedTime } = await cleaner.clean({ name, bytes, companions });
  return { file, title, text, lang, published: publishedTime };
}

interface Pair {
  a: number;
  b: number;
  found: Compared;
}

/** The form that docs/comparing.md describes: articles by their number, offsets into each text. */
function asJson(texts: readonly Read[], pairs: readonly Pair[]): object {
  const onlyHere = texts.map((_, i) => {
    const sides = pairs.flatMap(({ a, b, found }) =>
      a === i ? [found.sentences.a] : b === i ? [found.sentences.b] : [],
    );
    return (sides[0] ?? []).filter((_, n) => sides.every((side) => side[n]?.state === 'only-here'));
  });
  return {
    articles: texts.map(({ file, title, text }) => ({ file, title, text })),
    pairs: pairs.flatMap(({ a, b, found }) =>
      found.matches.map(({ a: left, b: right, kind, score, evidence }) => ({
        a: { article: a, ...left },
        b: { article: b, ...right },
        ...{ kind, score, evidence },
      })),
    ),
    only: onlyHere.flatMap((sentences, article) =>
      sentences.map(({ start, end }) => ({ article, start, end })),
    ),
    figures: pairs.flatMap(({ a, b, found }) =>
      found.figures
        .filter(({ state }) => state === 'differ')
        .map((pair) => ({ a: { article: a, ...pair.a }, b: { article: b, ...pair.b }, type: pair.type })),
    ),
    reuse: pairs.flatMap(({ a, b, found }) => [
      { a, b, share: found.copiedShare.a },
      { a: b, b: a, share: found.copiedShare.b },
    ]),
    differentEvents: pairs.filter(({ found }) => !found.sameEvent).map(({ a, b }) => [a, b]),
    differentLanguages: pairs.filter(({ found }) => !found.sameLanguage).map(({ a, b }) => [a, b]),
  };
}
