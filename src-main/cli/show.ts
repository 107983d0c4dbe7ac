import { plainMarkdown } from '../export/plain-markdown';
import { type Command, oneOf, parse, UsageError, withAppToRead } from './command';

const forms = ['text', 'html', 'markdown', 'json'] as const;

export const show: Command = {
  usage: 'show ID [--text | --html | --markdown | --json] [--library DIR]',
  summary: 'print an article; --json with its annotations, links and note',
  run: async (args, context) => {
    const flag = { type: 'boolean' } as const;
    const options = {
      library: { type: 'string' },
      text: flag,
      html: flag,
      markdown: flag,
      json: flag,
    } as const;
    const { values, positionals } = parse(args, options);
    const form = oneOf(forms, values, 'text');
    const [id, ...others] = positionals;
    if (id === undefined || others.length > 0) throw new UsageError('name one article by its id');
    return withAppToRead(context, values.library, async ({ library, annotations, articleNotes, links }) => {
      const article = await library.get(library.summary(id).id);
      if (form === 'json')
        context.out(
          JSON.stringify({
            ...article,
            annotations: await annotations.list(id),
            note: await articleNotes.get(id),
            links: await links.list(id),
          }),
        );
      else if (form === 'markdown') context.out(plainMarkdown(article.title, article.text).trimEnd());
      else context.out((form === 'html' ? article.html : article.text).trimEnd());
      return 0;
    });
  },
};
