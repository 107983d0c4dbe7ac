import { type Command, parse, UsageError, withAppToChange } from './command';
import { checkLibrary } from '../library/check';

export const check: Command = {
  usage: 'check [--repair] [--library DIR] [--json]',
  summary: 'verify the library; with --repair make again what can be made again',
  run: async (args, context) => {
    const options = {
      library: { type: 'string' },
      repair: { type: 'boolean' },
      json: { type: 'boolean' },
    } as const;
    const { values, positionals } = parse(args, options);
    if (positionals.length > 0) throw new UsageError('check takes no names');
    if (values.repair) await withAppToChange(context, values.library, (app) => app.repair());

    const problems = await checkLibrary(context.libraryDir(values.library));
    for (const problem of problems) {
      context.out(values.json ? JSON.stringify(problem) : `${problem.file}: ${problem.message}`);
    }
    if (problems.length === 0) context.err('The library is in order.');
    return problems.length === 0 ? 0 : 1;
  },
};
