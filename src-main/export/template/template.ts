import { AppError, type TemplateProblem } from '#contract';
import { longestTemplate } from '#contract/templating';
import { Context, Liquid, LiquidError, type Template as Part } from 'liquidjs';
import { parseDocument } from 'yaml';
import { filters, inMarkdown, inYaml } from './filters';
import { MarkedFor, markedMarkdown } from './marks';
import { inPlainWords } from './wording';

/** A template that has been read. */
export interface Template {
  /** @param limit milliseconds that it may take. @throws TemplateError */
  render: (variables: object, limit?: number) => Rendered;
}

export interface Rendered {
  /** Lines between `---`, those included; empty where the template has none. */
  frontMatter: string;
  body: string;
}

/** A template is wrong, at places that are known. */
export class TemplateError extends AppError {
  constructor(readonly problems: TemplateProblem[]) {
    const [first] = problems;
    super(
      'bad-input',
      first ? `The template is wrong in line ${first.line}: ${first.message}` : 'The template is wrong.',
    );
  }
}

/** For one article: milliseconds, and characters and members of lists that filters may make. */
const renderLimit = 5000;
const memoryLimit = 50_000_000;
/** Tags that would read other files, of which there are none. */
const tagsOfFiles = ['include', 'render', 'layout', 'block'];

const noFiles = {
  ...{ readFileSync: none, existsSync: () => false, resolve: none, contains: async () => false },
  ...{ readFile: async () => none(), exists: async () => false, containsSync: () => false },
};
function none(): never {
  throw new Error('there are no other files for a template');
}

function liquid(outputEscape: (value: unknown) => string): Liquid {
  const engine = new Liquid({
    ...{ outputEscape, fs: noFiles, cache: false, dynamicPartials: false, relativeReference: false },
    // A name that is written wrong is said; `{% if %}` may ask for what is not there.
    ...{ strictFilters: true, strictVariables: true, lenientIf: true, ownPropertyOnly: true },
    ...{ greedy: false, preserveTimezones: true, locale: 'en', dateFormat: '%Y-%m-%d' },
    ...{ parseLimit: longestTemplate, renderLimit, memoryLimit },
  });
  for (const name of tagsOfFiles) delete engine.tags[name];
  for (const [name, filter] of Object.entries(filters)) engine.registerFilter(name, filter);
  return engine;
}
const body = liquid(inMarkdown);
const head = liquid(inYaml);
/** Says besides which words come of which note. */
const marked = liquid(markedMarkdown);
marked.registerTag('for', MarkedFor);

/**
 * Reads a template in the Liquid language. Between `---` lines at its beginning values are written as YAML, below as
 * Markdown, in which nothing of their words is taken for markup. A line of nothing but a tag leaves no line behind.
 * @param how with marks in the body, which `takeMarks` reads
 * @throws TemplateError
 */
export function readTemplate(source: string, how: 'plain' | 'marked' = 'plain'): Template {
  const text = source.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, '');
  if (text.length > longestTemplate)
    throw new TemplateError([
      { line: 1, column: 1, message: `It is longer than ${longestTemplate} characters.` },
    ]);
  const [above = ''] = /^---\n(?:.*\n)*?---(?:\n|$)/.exec(text) ?? [];
  const linesAbove = above.split('\n').length - 1;
  const rest = text.slice(above.length);
  const below = how === 'marked' ? marked : body;
  const parts = [
    { engine: head, parsed: parse(head, above, 0), line: 0 },
    { engine: below, parsed: parse(below, rest, linesAbove), line: linesAbove },
  ];
  return {
    render: (variables, limit = renderLimit) => {
      const options = { sync: true, renderLimit: limit };
      const context = new Context(variables, below.options, options, { liquid: below });
      const [frontMatter = '', written = ''] = parts.map(({ engine, parsed, line }) =>
        placed(line, () => engine.renderSync(parsed, context) as string),
      );
      return { frontMatter: checked(frontMatter, above), body: written };
    },
  };
}

const parse = (engine: Liquid, text: string, line: number): Part[] =>
  placed(line, () => engine.parse(alone(text)));

/** Lines of nothing but a tag: the tag takes the rest of its line with it. */
const alone = (text: string): string => text.replace(/^([ \t]*)\{%(?!-)(.*?)(?<!-)%\}[ \t]*$/gm, oneTag);
function oneTag(whole: string, before: string, inside: string): string {
  return inside.includes('%}') ? whole : `${before}{%-${inside}-%}`;
}

function placed<T>(linesBefore: number, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw error instanceof TemplateError ? error : new TemplateError([problemOf(error, linesBefore)]);
  }
}

function problemOf(error: unknown, linesBefore: number): TemplateProblem {
  if (!LiquidError.is(error)) {
    const said = error instanceof Error ? error.message : String(error);
    return { message: worded(said), line: 1, column: 1 };
  }
  const [line = 1, column = 1] = error.token.getPosition();
  const { input } = error.token;
  const added = /^[ \t]*\{%-/.test(input.split('\n')[line - 1] ?? '') ? 1 : 0;
  const message = error.message.replace(/, (?:file:.*, )?line:\d+, col:\d+$/, '');
  return {
    message: worded(message),
    line: line + linesBefore,
    column: Math.max(1, column > 1 + added ? column - added : column),
  };
}

const worded = (said: string): string =>
  inPlainWords(said, Object.keys(body.tags), Object.keys(body.filters));

/**
 * @param above the lines of the template that it came of
 * @throws TemplateError when what came out is no YAML
 */
function checked(frontMatter: string, above: string): string {
  if (frontMatter === '') return '';
  const yaml = frontMatter.replace(/^---\n/, '').replace(/---\n?$/, '');
  const [error] = parseDocument(yaml).errors;
  if (!error) return frontMatter;
  const until = yaml.split('\n').slice(0, error.linePos?.[0].line ?? 1);
  // What is left open is missed only where all ends.
  const wrong = until.findLast((line) => line.trim() !== '') ?? '';
  const [key] = /^[\w-]+:/.exec(wrong) ?? [];
  const line = key === undefined ? -1 : above.split('\n').findIndex((one) => one.startsWith(key));
  throw new TemplateError([
    {
      ...{ line: Math.max(0, line) + 1, column: 1 },
      message: `What comes out as front matter cannot be read: “${wrong.slice(0, 120)}”. Values put quotes around themselves there.`,
    },
  ]);
}
