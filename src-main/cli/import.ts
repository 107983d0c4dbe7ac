import { BookAs, type ImportOutcome, Preferences } from '#contract';
import { bringIn, preview } from './bring';
import { type Command, parse, UsageError, withApp, withAppToChange } from './command';

const Changed = Preferences.shape.changedFiles.unwrap();

export const importCommand: Command = {
  usage:
    'import PATH… [--book whole|chapters] [--changed update|separate] [--dry-run] [--library DIR] [--json]',
  summary: 'import files, what can be imported in folders and archives, and what other tools exported',
  details: [
    '--book     what becomes of a book: one article (whole), or one for each chapter',
    '--dry-run  say what the file of another tool (Pocket, Instapaper, Omnivore, Readwise…) would bring, and import nothing',
    '--changed  what becomes of a changed file of an article that is there: a new version of it (update), or an article of its own (separate)',
  ],
  run: async (args, context) => {
    const text = { type: 'string' } as const;
    const { values, positionals } = parse(args, {
      library: text,
      book: text,
      changed: text,
      json: { type: 'boolean' },
      'dry-run': { type: 'boolean' },
    });
    const book = BookAs.safeParse(values.book ?? 'whole');
    if (!book.success) throw new UsageError(`--book is ${BookAs.options.join(' or ')}`);
    const changed = Changed.optional().safeParse(values.changed);
    if (!changed.success) throw new UsageError(`--changed is ${Changed.options.join(' or ')}`);
    if (positionals.length === 0) throw new UsageError('name at least one file or folder');
    const json = values.json === true;
    if (values['dry-run']) {
      return withApp(context, values.library, async (app) => {
        let status = 0;
        for (const path of positionals) status = Math.max(status, await preview(app, path, json, context));
        return status;
      });
    }
    return withAppToChange(context, values.library, async (app) => {
      let status = 0;
      for (const path of positionals) {
        const brought = await bringIn(app, path, json, context);
        status = Math.max(status, brought ?? 0);
        if (brought !== null) continue;
        for await (const outcome of app.importPaths([path], { book: book.data, changed: changed.data })) {
          if (outcome.outcome === 'refused') {
            status = 1;
            context.err(outcome.error.message);
          }
          if (json) context.out(JSON.stringify(outcome));
          else if ('article' in outcome) context.out(line(outcome));
        }
      }
      return status;
    });
  },
};

function line(outcome: Extract<ImportOutcome, { article: unknown }>): string {
  const { id, title } = outcome.article;
  const said = [
    outcome.outcome === 'updated' && updated(outcome),
    outcome.outcome === 'already-there' && 'already there',
    outcome.completed !== undefined && 'had been waiting for its page',
  ].filter((part) => part !== false);
  return `${id}  ${title}${said.length > 0 ? `  (${said.join('; ')})` : ''}`;
}

function updated({ revision }: Extract<ImportOutcome, { outcome: 'updated' }>): string {
  const { kept, moved, unplaced } = revision.annotations;
  const notes = [
    kept && `${kept} kept`,
    moved && `${moved} moved`,
    unplaced && `${unplaced} without a place`,
  ];
  const said = notes.filter(Boolean).join(', ');
  return `updated to version ${revision.version}${said ? `; notes: ${said}` : ''}`;
}
