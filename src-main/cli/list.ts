import { AppError, type Id, type LibraryQuery } from '#contract';
import type { App } from '../app';
import { type Command, parse, UsageError, withAppToRead } from './command';

/** Rows that are asked for at once. */
const page = 200;

export const list: Command = {
  usage: 'list [--search WORDS] [--tag TAG] [--collection NAME] [--unread] [--library DIR] [--json]',
  summary: 'list the articles of the library, newest import first; with words, the best first',
  run: async (args, context) => {
    const { values, positionals } = parse(args, {
      library: { type: 'string' },
      json: { type: 'boolean' },
      search: { type: 'string' },
      tag: { type: 'string', multiple: true },
      collection: { type: 'string' },
      unread: { type: 'boolean' },
    });
    if (positionals.length > 0) throw new UsageError('list takes no names');
    return withAppToRead(context, values.library, async (app) => {
      const query: LibraryQuery = {
        search: values.search ?? '',
        collection: values.collection === undefined ? null : collectionOf(app, values.collection),
        filters: { ...(values.tag && { tags: values.tag }), ...(values.unread && { unread: true }) },
        sort: 'relevance',
        reversed: false,
      };
      for (let from = 0; ; from += page) {
        const { rows, misread, corrections } = await app.organising.rows({ query, from, count: page });
        if (from === 0) {
          for (const sentence of misread) context.err(sentence);
          for (const { word, instead } of corrections)
            context.err(`“${word}” stands in no article; searched for ${instead.join(', ')}`);
        }
        for (const { article } of rows) {
          const { id, title, source, annotations } = article;
          const notes =
            annotations === 0 ? '' : `  (${annotations === 1 ? '1 note' : `${annotations} notes`})`;
          const text = `${id}  ${source.importedAt.slice(0, 10)}  ${title}${notes}`;
          context.out(values.json ? JSON.stringify(article) : text);
        }
        if (rows.length < page) break;
      }
      return 0;
    });
  },
};

/** The first collection of this name or id. */
function collectionOf({ collections }: App, name: string): Id {
  const all = collections.shelves();
  const found = all.find((one) => one.id === name) ?? all.find((one) => one.name === name);
  if (!found) throw new AppError('not-found', `There is no collection “${name}”.`);
  return found.id;
}
