import { AppError, Category, limits, Note, type Passage, Tags } from '#contract';
import { newId } from '../library/ids';
import { type Command, parse, UsageError, withAppToChange } from './command';

export const annotate: Command = {
  usage:
    'annotate ID (--quote TEXT | --start N --end N) [--category C] [--note T] [--tag T]… [--library DIR] [--json]',
  summary: 'highlight a passage of an article and note something on it',
  details: [
    '--quote TEXT     the passage itself, as it stands in the article, where it stands only once',
    '--start, --end   its place in UTF-16 code units, the end exclusive',
    '--category C     claim, figure, quote, doubt, background or follow-up',
  ],
  run: async (args, context) => {
    const { values, positionals } = parse(args, {
      ...{ library: { type: 'string' }, json: { type: 'boolean' }, quote: { type: 'string' } },
      ...{ start: { type: 'string' }, end: { type: 'string' }, category: { type: 'string' } },
      ...{ note: { type: 'string' }, tag: { type: 'string', multiple: true } },
    } as const);
    const [id, ...others] = positionals;
    if (id === undefined || others.length > 0) throw new UsageError('name one article by its id');
    const place = placeOf(values);
    const category = Category.shape.id.safeParse(values.category ?? 'claim');
    if (!category.success) throw new UsageError('--category must be the id of a category, such as claim');
    const note = Note.safeParse(values.note ?? '');
    if (!note.success) throw new UsageError(`--note may have at most ${limits.note} characters`);
    const tags = Tags.safeParse(values.tag ?? []);
    if (!tags.success) throw new UsageError(`--tag may have 1 to ${limits.tag} characters`);

    return withAppToChange(context, values.library, async ({ library, annotations }) => {
      const { text } = await library.get(library.summary(id).id);
      const passage = 'quote' in place ? find(text, place.quote) : place;
      const wish = {
        id: newId(),
        article: id,
        passage,
        note: note.data,
        tags: tags.data,
        category: category.data,
      };
      const annotation = await annotations.create(wish);
      context.out(values.json ? JSON.stringify(annotation) : annotation.id);
      return 0;
    });
  },
};

function placeOf({
  quote,
  start,
  end,
}: {
  quote?: string;
  start?: string;
  end?: string;
}): Passage | { quote: string } {
  if (quote !== undefined) {
    if (start !== undefined || end !== undefined)
      throw new UsageError('give --quote, or --start and --end, not both');
    if (quote === '') throw new UsageError('--quote must not be empty');
    return { quote };
  }
  const [from, to] = [offset(start), offset(end)];
  if (from >= to) throw new UsageError('--end must be greater than --start');
  return { start: from, end: to };
}

function offset(given: string | undefined): number {
  if (given === undefined || !/^\d{1,9}$/.test(given)) {
    throw new UsageError('give --quote TEXT, or --start N and --end N in whole numbers');
  }
  return Number(given);
}

function find(text: string, quote: string): Passage {
  const start = text.indexOf(quote);
  if (start === -1)
    throw new AppError('not-found', 'The article does not say this. Copy the words as they stand in it.');
  if (text.includes(quote, start + 1)) {
    throw new AppError(
      'conflict',
      'The article says this more than once. Give a longer quote, or --start and --end.',
    );
  }
  return { start, end: start + quote.length };
}
