import type { Category, ExportSettings } from '#contract';
import type { DocxWriter } from './docx/document';
import type { ExportedArticle } from './exported';
import { collectedHead, createMarkdownWriter, type MarkdownSettings } from './markdown';
import { notesCsv, notesCsvHead } from './notes-csv';
import { articlePage, articlePart, pageFrame } from './page/page';
import { type CslItem, cslOf } from './references/csl';
import { bibliography, bibtex, citation } from './references/references';
import { webAnnotations } from './web-annotations';

/** Writes one export, piece by piece: what has been written is not held. */
export interface Writer {
  /** What stands before the first article where all go into one file. */
  begin: () => string;
  /** One article in a file of several. */
  part: (exported: ExportedArticle) => string | Promise<string>;
  /** What stands behind the last one. */
  end: () => Written;
  /** One article in a file of its own. */
  document: (exported: ExportedArticle) => Written;
}

/** Text, or the bytes of a format that is none. */
export type Written = string | Promise<Uint8Array>;

/** What is known of an export beforehand. */
export interface ExportFacts {
  title: string;
  articles: readonly string[];
  highlights: number;
}

/** @throws TemplateError */
export function createWriter(
  settings: ExportSettings & Pick<MarkdownSettings, 'renderLimit'>,
  categories: readonly Category[],
  facts: ExportFacts,
): Writer {
  const cite = ({ article }: ExportedArticle): string => citation(cslOf(article), settings.style);
  let first = true;
  /** What stands between two parts. */
  const between = (words: string): string => {
    const before = first ? '' : words;
    first = false;
    return before;
  };
  const alone = (write: (exported: ExportedArticle) => string): Writer => ({
    ...{ begin: () => '', part: write, end: () => '', document: write },
  });
  const json = (value: unknown): string => JSON.stringify(value, null, 2);
  const inList = (write: (exported: ExportedArticle) => unknown): Writer => ({
    begin: () => '[\n',
    part: (exported) => between(',\n') + json(write(exported)),
    end: () => '\n]\n',
    document: (exported) => `${json(write(exported))}\n`,
  });

  switch (settings.format) {
    case 'markdown': {
      const markdown = createMarkdownWriter(settings, categories, cite);
      return {
        begin: () => collectedHead(settings, { ...facts, tags: null }),
        part: (exported) => between('\n') + markdown.part(exported),
        end: () => '',
        document: markdown.document,
      };
    }
    case 'html': {
      const frame = pageFrame(facts.title, categories, null);
      return {
        begin: () => frame.begin,
        part: (exported) => articlePart(exported, categories, `${exported.article.id}-`),
        end: () => frame.end,
        document: (exported) => articlePage(exported, categories),
      };
    }
    case 'docx': {
      const load = () => import('./docx/document');
      const { title } = facts;
      let opened: Promise<DocxWriter> | null = null;
      const all = () => (opened ??= load().then(({ writeDocx }) => writeDocx({ categories, title, cite })));
      return {
        begin: () => '',
        // A Word document is one archive: what it is made of is packed when all is known.
        part: async (exported) => ((await all()).add(exported), ''),
        end: async () => (await all()).bytes(),
        document: async (exported) => (await load()).docxOf([exported], { categories, title: null, cite }),
      };
    }
    case 'csv':
      return { ...alone((exported) => notesCsv(exported, categories)), begin: () => notesCsvHead };
    case 'jsonld':
      return inList((exported) => webAnnotations(exported, categories));
    case 'bibtex':
      return alone((exported) => `${bibtex(cslOf(exported.article))}\n`);
    case 'csl-json':
      return inList(({ article }) => cslOf(article));
    case 'citations': {
      // Their order is the style's: they are put in it when all are known.
      const items: CslItem[] = [];
      return {
        ...{ begin: () => '', part: ({ article }) => (items.push(cslOf(article)), '') },
        end: () => (items.length === 0 ? '' : bibliography(items, settings.style)),
        document: (exported) => `${cite(exported)}\n`,
      };
    }
  }
}
