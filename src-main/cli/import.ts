import { BookAs, type ImportOutcome } from '#contract';
import { type Command, parse, UsageError, withApp } from './command';

export const importCommand: Command = {
  usage: 'import PATH… [--book whole|chapters] [--library DIR] [--json]',
  summary: 'import files, or what can be imported in folders and archives',
  details: ['--book  what becomes of a book: one article (whole), or one for each chapter'],
  run: async (args, context) => {
    const text = { type: 'string' } as const;
    const { values, positionals } = parse(args, { library: text, book: text, json: { type: 'boolean' } });
    const book = BookAs.safeParse(values.book ?? 'whole');
    if (!book.success) throw new UsageError(`--book is ${BookAs.options.join(' or ')}`);
    if (positionals.length === 0) throw new UsageError('name at least one file or folder');
    return withApp(context, values.library, async (app) => {
      let status = 0;
      for await (const outcome of app.importPaths(positionals, { book: book.data })) {
        if (outcome.outcome === 'refused') {
          status = 1;
          context.err(outcome.error.message);
        }
        if (values.json) context.out(JSON.stringify(outcome));
        else if ('article' in outcome) context.out(line(outcome));
      }
      return status;
    });
  },
};

function line(outcome: Extract<ImportOutcome, { article: unknown }>): string {
  const { id, title } = outcome.article;
  return `${id}  ${title}${outcome.outcome === 'already-there' ? '  (already there)' : ''}`;
}
