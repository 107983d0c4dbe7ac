import { encodings } from '#contract';
import { basename } from 'node:path';
import { type Cleaned } from '../article/cleaned';
import { plainMarkdown } from '../export/plain-markdown';
import { picturesBeside } from '../library/find-files';
import { readCompanions } from '../library/read-companions';
import { readRegularFile } from '../library/read-file';
import { type Command, errorData, oneOf, parse, UsageError } from './command';

const forms = ['json', 'html', 'text', 'markdown'] as const;

export const clean: Command = {
  usage: 'clean FILE… [--json | --html | --text | --markdown] [--encoding NAME]',
  summary: 'clean files without storing them',
  run: async (args, { out, err, createCleaner }) => {
    const flag = { type: 'boolean' } as const;
    const options = {
      json: flag,
      html: flag,
      text: flag,
      markdown: flag,
      encoding: { type: 'string' },
    } as const;
    const { values, positionals } = parse(args, options);
    const encoding = values.encoding?.toLowerCase();
    if (encoding !== undefined && !(encodings as readonly string[]).includes(encoding))
      throw new UsageError(`there is no encoding ${values.encoding}; one of ${encodings.join(', ')}`);
    const form = oneOf(forms, values, 'text');
    if (positionals.length === 0) throw new UsageError('name at least one file');

    const cleaner = createCleaner();
    let status = 0;
    try {
      for (const file of positionals) {
        try {
          const bytes = await readRegularFile(file);
          const companions = await readCompanions(await picturesBeside(file));
          const input = { name: basename(file), bytes, companions, ...(encoding && { encoding }) };
          out(written(file, await cleaner.clean(input), form));
        } catch (error) {
          const data = errorData(error);
          status = 1;
          err(data.message);
          if (form === 'json') out(JSON.stringify({ file, error: data }));
        }
      }
    } finally {
      await cleaner.close();
    }
    return status;
  },
};

function written(file: string, cleaned: Cleaned, form: (typeof forms)[number]): string {
  if (form === 'html') return cleaned.html.trimEnd();
  if (form === 'text') return cleaned.plainText.trimEnd();
  if (form === 'markdown') return plainMarkdown(cleaned.title, cleaned.plainText).trimEnd();
  const {
    title,
    byline,
    siteName,
    publishedTime,
    lang,
    url,
    excerpt,
    html,
    text,
    plainText,
    removed,
    warnings,
  } = cleaned;
  const about = { title, byline, siteName, publishedTime, lang, url, excerpt };
  return JSON.stringify({ file, ...about, html, articleText: text, text: plainText, removed, warnings });
}
