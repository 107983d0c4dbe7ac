import type { Revision } from '#contract';
import { type Command, errorData, parse, UsageError, withAppToChange } from './command';

export const cleanAgain: Command = {
  usage: 'clean-again [ID…] [--all] [--library DIR] [--json]',
  summary: 'clean the kept originals by the newest rules',
  details: [
    '--all  every article that older rules have cleaned',
    'What the reader decided about lines, metadata and encodings holds. Earlier texts are kept.',
  ],
  run: async (args, context) => {
    const flag = { type: 'boolean' } as const;
    const { values, positionals } = parse(args, { all: flag, json: flag, library: { type: 'string' } });
    if (positionals.length > 0 === (values.all === true))
      throw new UsageError('name articles by their ids, or use --all');
    return withAppToChange(context, values.library, async ({ library, revise }) => {
      let status = 0;
      const ids: string[] = [...positionals];
      for (const { id } of values.all ? library.list() : [])
        if (!(await library.get(id)).cleanedByNewest) ids.push(id);
      for (const id of ids) {
        try {
          const { title } = library.summary(id);
          const revision = await revise.cleanAgain({ id });
          context.out(
            values.json ? JSON.stringify({ id, ...revision }) : `${id}  ${title}: ${told(revision)}`,
          );
        } catch (error) {
          const data = errorData(error);
          status = 1;
          context.err(data.message);
          if (values.json) context.out(JSON.stringify({ id, error: data }));
        }
      }
      return status;
    });
  },
};

function told({ version, before, added, gone, annotations }: Revision): string {
  if (version === before) return 'unchanged';
  const parts = [`${count(added.length, 'passage')} more, ${gone.length} fewer`];
  if (annotations.moved > 0) parts.push(`${count(annotations.moved, 'note')} with other words`);
  if (annotations.unplaced > 0) parts.push(`${count(annotations.unplaced, 'note')} without a place`);
  return parts.join('; ');
}

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
