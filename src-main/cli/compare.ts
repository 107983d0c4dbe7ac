import { limits } from '#contract';
import type { App } from '../app';
import { compareTexts } from '../comparison/compare';
import { rowsOf } from '../comparison/exported';
import { overviewOf } from '../comparison/overview';
import { nameFor } from '../comparison/saved/name';
import { comparisonDocument } from '../export/comparison-markdown';
import { isId, type Read, readArticle, readFile } from './compared-files';
import { type Command, type Context, errorData, oneOf, parse, UsageError, withAppToRead } from './command';
import { comparisonJson } from './comparison-json';

const forms = ['json', 'markdown'] as const;

export const compare: Command = {
  usage: 'compare A B [C…] [--json | --markdown] [--raw] [--library DIR]',
  summary: 'show what two or more files, or articles of the library, have in common',
  details: [
    'A, B, C…    files, or ids of articles of the library',
    '--json      one object: articles, matched pairs, what is only in one, figures, quotations, copied shares',
    '--markdown  the same as a document to read',
    '--raw       text files as they are, without cleaning',
  ],
  run: async (args, context) => {
    const flag = { type: 'boolean' } as const;
    const { values, positionals: names } = parse(args, {
      ...{ json: flag, markdown: flag, raw: flag },
      library: { type: 'string' },
    });
    const form = oneOf(forms, values, 'json');
    if (names.length < 2) throw new UsageError('name at least two files or articles');
    if (names.length > limits.compared) throw new UsageError(`compare takes at most ${limits.compared}`);
    if (new Set(names).size < names.length) throw new UsageError('name each file or article once');

    const { texts, failed } = names.some(isId)
      ? await withAppToRead(context, values.library, (app) =>
          readAll(names, context, values.raw === true, app),
        )
      : await readAll(names, context, values.raw === true, null);
    for (const { file, error } of failed) {
      context.err(error.message);
      if (form === 'json') context.out(JSON.stringify({ file, error }));
    }
    if (texts.length > 1) context.out(form === 'json' ? JSON.stringify(asJson(texts)) : asMarkdown(texts));
    return failed.length === 0 ? 0 : 1;
  },
};

interface Failed {
  file: string;
  error: { code: string; message: string };
}

/** All that can be read; one that cannot must not keep the others away. */
async function readAll(
  names: readonly string[],
  { createCleaner }: Context,
  isRaw: boolean,
  app: App | null,
): Promise<{ texts: Read[]; failed: Failed[] }> {
  const cleaner = isRaw ? null : createCleaner();
  const [texts, failed]: [Read[], Failed[]] = [[], []];
  try {
    for (const name of names) {
      try {
        texts.push(await (app && isId(name) ? readArticle(app, name) : readFile(name, cleaner)));
      } catch (error) {
        const { code, message } = errorData(error);
        // An id says nothing of what it is the id of.
        failed.push({ file: name, error: { code, message: isId(name) ? `${name}: ${message}` : message } });
      }
    }
  } finally {
    await cleaner?.close();
  }
  return { texts, failed };
}

function compared(texts: readonly Read[]) {
  const pairs = texts.flatMap((one, a) =>
    texts.slice(a + 1).map((other, n) => ({ a, b: a + 1 + n, alignment: compareTexts(one, other) })),
  );
  const articles = texts.map(({ name, text }) => ({ article: name, version: 1, text }));
  return { pairs, articles, overview: overviewOf(articles, pairs) };
}

function asJson(texts: readonly Read[]): object {
  const { pairs, overview } = compared(texts);
  return comparisonJson(texts, pairs, overview);
}

function asMarkdown(texts: readonly Read[]): string {
  const { articles, overview } = compared(texts);
  return comparisonDocument({
    ...{ id: null, note: '', overview, links: [] },
    name: nameFor(texts.map(({ article }) => article.title)),
    articles: texts.map(({ name, article, isInLibrary }) => ({ id: name, article, isInLibrary })),
    ...rowsOf(null, overview, { articles }),
  }).trimEnd();
}
