import type { Category, ExportSettings } from '#contract';
import type { ExportedArticle } from './exported';
import { frontMatter } from './front-matter';
import { oneLine } from './mdast';
import { tagNames } from './tag-names';
import { presetTemplate } from './template/preset-template';
import { presets } from './template/presets';
import { readTemplate } from './template/template';
import { variablesOf } from './template/variables';

export type MarkdownSettings = Pick<ExportSettings, 'preset' | 'callouts' | 'wikiLinks' | 'layout'> &
  Partial<Pick<ExportSettings, 'template'>> & {
    /** Milliseconds that the template may take for one article. */
    renderLimit?: number | undefined;
  };

export const usualMarkdown: MarkdownSettings = {
  ...{ preset: 'obsidian', callouts: false, wikiLinks: false, layout: 'separate' },
};

/** Writes articles as Markdown by one template. */
export interface MarkdownWriter {
  /** One article as a document of its own. @throws TemplateError */
  document: (exported: ExportedArticle) => string;
  /** One article as a part of a document with several; parts stand apart by an empty line. @throws TemplateError */
  part: (exported: ExportedArticle) => string;
}

/** @throws TemplateError when the reader's template is wrong */
export function createMarkdownWriter(
  settings: MarkdownSettings,
  categories: readonly Category[],
  cite: (exported: ExportedArticle) => string,
): MarkdownWriter {
  const template =
    settings.template === undefined ? presetTemplate(settings.preset) : readTemplate(settings.template);
  const options = { ...settings, categories, cite };
  return {
    document: (exported) => {
      const variables = variablesOf(exported, { ...options, single: false });
      const { frontMatter: above, body } = template.render(variables, settings.renderLimit);
      return `${above}${ended(body)}`;
    },
    part: (exported) => {
      const variables = variablesOf(exported, { ...options, single: true });
      return ended(template.render(variables, settings.renderLimit).body.trimStart());
    },
  };
}

const ended = (body: string): string => `${body.trimEnd()}\n`;

/** What stands above several articles in one document: front matter, where their template has some. */
export function collectedHead(
  settings: MarkdownSettings,
  facts: { title: string; articles: readonly string[]; tags: readonly string[] | null; highlights: number },
): string {
  const template = settings.template ?? presets[settings.preset];
  if (!/^\uFEFF?---\r?\n/.test(template)) return '';
  const properties = {
    title: oneLine(facts.title),
    articles: facts.articles,
    ...(facts.tags && { tags: tagNames(facts.tags).sort() }),
    highlights: facts.highlights,
  };
  return `${frontMatter(properties)}\n`;
}
