import type { Category, ExportSettings } from '#contract';
import type { ExportedArticle } from '../exported';
import { presets } from '../template/presets';
import { takeMarks } from '../template/marks';
import { readTemplate } from '../template/template';
import { blockId, uuidOf, variablesOf } from '../template/variables';
import { type Block, blocksOf, textOf } from './blocks';

/** An article as a note in a folder: what the program wants to stand there. */
export interface Rendered {
  /** Lines between `---`, those included; empty where the template has none. */
  frontMatter: string;
  blocks: readonly Block[];
  text: string;
  /** How an edited block can be recognised: the names of highlights in the text, with their keys. */
  names: ReadonlyMap<string, string>;
}

/** @throws TemplateError when the reader's template is wrong */
export function createRenderer(
  settings: ExportSettings,
  categories: readonly Category[],
  cite: (exported: ExportedArticle) => string,
): (exported: ExportedArticle) => Rendered {
  const source = settings.template ?? presets[settings.preset];
  const plain = readTemplate(source);
  const marked = readTemplate(source, 'marked');
  const options = { ...settings, categories, cite, single: false };
  return (exported) => {
    const variables = () => variablesOf(exported, options);
    const { frontMatter, body } = plain.render(variables());
    const keys = exported.annotations.map(({ id }) => `n ${id}`);
    const pieces = takeMarks(marked.render(variables()).body);
    // Marks that a filter has taken apart are no marks, and a text without them still has its paragraphs.
    const whole = pieces.map(({ text }) => text).join('') === body;
    const blocks = blocksOf(whole ? pieces : [{ text: body, turn: null }], (note) => keys[note] ?? '');
    const names = new Map<string, string>();
    for (const [n, { id }] of exported.annotations.entries()) {
      const key = keys[n] ?? '';
      names.set(blockId(id), key);
      names.set(uuidOf(id), key);
      names.set(`${exported.article.id}#${id}`, key);
    }
    return { frontMatter, blocks, text: `${frontMatter}${textOf(blocks)}`, names };
  };
}
