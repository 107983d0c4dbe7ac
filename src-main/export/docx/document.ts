import type { Category } from '#contract';
import { Document, type FileChild, type ICommentOptions, Packer, Paragraph, HeadingLevel } from 'docx';
import type { ExportedArticle } from '../exported';
import { oneLine } from '../mdast';
import { articleBlocks } from './article';
import { run } from './runs';
import { languageOf, styleSheet } from './style-sheet';
import { xmlWords } from './xml-words';

export interface DocxOptions {
  categories: readonly Category[];
  /** The title of a document of several articles; null for one of its own. */
  title: string | null;
  cite: (exported: ExportedArticle) => string;
}

/** A Word document that is being written. */
export interface DocxWriter {
  add: (exported: ExportedArticle) => void;
  /** The document of all that were added. */
  bytes: () => Promise<Uint8Array>;
}

/** Articles as one Word document (ECMA-376), with notes as comments on the passages that they are on. */
export function writeDocx({ categories, title, cite }: DocxOptions): DocxWriter {
  const comments: ICommentOptions[] = [];
  const children: FileChild[] =
    title === null ? [] : [new Paragraph({ heading: HeadingLevel.TITLE, children: [run(oneLine(title))] })];
  const articles: ExportedArticle['article'][] = [];
  return {
    add: (exported) => {
      const blocks = articleBlocks(exported, {
        ...{ categories, isPart: title !== null, isFirst: articles.length === 0, citation: cite(exported) },
        comment: ({ modified }, said) => {
          const id = comments.length + 1;
          comments.push({ id, author: 'Synoptic', initials: 'S', date: new Date(modified), children: said });
          return id;
        },
      });
      for (const block of blocks) children.push(block);
      articles.push(exported.article);
    },
    bytes: () => {
      const one = title === null ? articles[0] : undefined;
      const langs = new Set(articles.map(({ lang }) => lang));
      const [lang = null] = langs.size === 1 ? langs : [];
      const document = new Document({
        ...(one?.byline == null ? {} : { creator: xmlWords(oneLine(one.byline)) }),
        title: xmlWords(oneLine(title ?? one?.title ?? '')),
        styles: styleSheet(languageOf(lang, one?.dir ?? null)),
        comments: { children: comments },
        sections: [{ children }],
      });
      return Packer.toBuffer(document);
    },
  };
}

/** These articles as one. */
export async function docxOf(
  articles: readonly ExportedArticle[],
  options: DocxOptions,
): Promise<Uint8Array> {
  const writer = writeDocx(options);
  articles.forEach(writer.add);
  return writer.bytes();
}
