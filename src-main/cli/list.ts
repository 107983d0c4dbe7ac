import { type Command, parse, UsageError, withApp } from './command';

export const list: Command = {
  usage: 'list [--library DIR] [--json]',
  summary: 'list the articles of the library, newest import first',
  run: async (args, context) => {
    const { values, positionals } = parse(args, { library: { type: 'string' }, json: { type: 'boolean' } });
    if (positionals.length > 0) throw new UsageError('list takes no names');
    return withApp(context, values.library, async ({ library }) => {
      for (const article of library.list()) {
        const { id, title, source, annotations } = article;
        const notes = annotations === 0 ? '' : `  (${annotations === 1 ? '1 note' : `${annotations} notes`})`;
        const text = `${id}  ${source.importedAt.slice(0, 10)}  ${title}${notes}`;
        context.out(values.json ? JSON.stringify(article) : text);
      }
      return 0;
    });
  },
};
