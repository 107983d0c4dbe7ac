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

/** Articles as one Word document (ECMA-376), with notes as comments on the passages that they are on. */
export async function docxOf(
  articles: readonly ExportedArticle[],
  options: DocxOptions,
): Promise<Uint8Array> {
  const { categories, title, cite } = options;
  const comments: ICommentOptions[] = [];
  const [only] = articles;
  const one = title === null ? only?.article : undefined;
  const children: FileChild[] = articles.flatMap((exported, n) =>
    articleBlocks(exported, {
      ...{ categories, isPart: title !== null, isFirst: n === 0, citation: cite(exported) },
      comment: ({ modified }, said) => {
        const id = comments.length + 1;
        comments.push({ id, author: 'Synoptic', initials: 'S', date: new Date(modified), children: said });
        return id;
      },
    }),
  );
  if (title !== null)
    children.unshift(new Paragraph({ heading: HeadingLevel.TITLE, children: [run(oneLine(title))] }));
  const langs = new Set(articles.map(({ article }) => article.lang));
  const [lang = null] = langs.size === 1 ? langs : [];
  const document = new Document({
    ...(one?.byline == null ? {} : { creator: xmlWords(oneLine(one.byline)) }),
    title: xmlWords(oneLine(title ?? one?.title ?? '')),
    styles: styleSheet(languageOf(lang, one?.dir ?? null)),
    comments: { children: comments },
    sections: [{ children }],
  });
  return Packer.toBuffer(document);
}
