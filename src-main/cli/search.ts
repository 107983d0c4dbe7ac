import { type Command, parse, UsageError, withAppToRead } from './command';

/** Most articles that are printed, unless another number is asked for. */
const usual = 20;

export const search: Command = {
  usage: 'search QUERY [--count N] [--library DIR] [--json]',
  summary: 'find articles of the library by their words, notes and fields, the best first',
  details: [
    'docs/searching.md tells what a search may say: "a phrase", begin*, -not, author:, tag:, before:2026…',
  ],
  run: async (args, context) => {
    const { values, positionals } = parse(args, {
      library: { type: 'string' },
      json: { type: 'boolean' },
      count: { type: 'string' },
    });
    if (positionals.length === 0) throw new UsageError('search needs words to look for');
    const count = values.count === undefined ? usual : Number(values.count);
    if (!Number.isInteger(count) || count < 1) throw new UsageError('--count takes a number from 1');
    return withAppToRead(context, values.library, async ({ library, search: engine }) => {
      // What is typed here is finished: the last word does not go on.
      const query = `${positionals.join(' ')} `;
      await engine.ready();
      const { failed } = engine.status();
      if (failed !== null) context.err(failed);
      const { ids, corrections, misread } = await engine.find(query);
      for (const sentence of misread) context.err(sentence);
      for (const { word, instead } of corrections)
        context.err(
          instead.length > 0
            ? `“${word}” stands nowhere; looked for: ${instead.join(', ')}.`
            : `“${word}” stands nowhere.`,
        );
      const page = ids.slice(0, count);
      const snippets = await engine.snippets(query, page);
      for (const id of page) {
        const article = library.summary(id);
        const its = snippets.get(id) ?? [];
        const shown = its[0] ? `\n    ${its[0].text}` : '';
        context.out(
          values.json ? JSON.stringify({ article, snippets: its }) : `${id}  ${article.title}${shown}`,
        );
      }
      if (!values.json)
        context.err(`${ids.length} found${ids.length > page.length ? `, ${page.length} shown` : ''}.`);
      return 0;
    });
  },
};
