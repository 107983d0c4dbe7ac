import type { Category, ExportedFile, Id } from '#contract';
import { setImmediate } from 'node:timers/promises';
import type { Annotations } from '../annotations/annotations';
import type { ArticleNotes } from '../annotations/article-note';
import type { Links } from '../annotations/links/links';
import type { Library } from '../library/library';
import { tagsOf } from '../annotations/bodies';
import type { ExportedArticle } from './exported';
import { safeName } from './safe-name';

export interface Exporter {
  /**
   * One Markdown file per article, or one for all; nothing is written. With `chosen`, only these annotations, without the
   * notes on whole articles. @throws AppError `not-found`
   */
  markdown: (
    articles: readonly Id[],
    layout: 'separate' | 'single',
    chosen?: readonly Id[],
  ) => Promise<ExportedFile[]>;
}

export function createExporter(options: {
  library: Library;
  annotations: Annotations;
  articleNotes: Pick<ArticleNotes, 'get'>;
  links: Pick<Links, 'list'>;
  categories: () => readonly Category[];
}): Exporter {
  const { library, annotations, articleNotes, links } = options;
  return {
    markdown: async (ids, layout, chosen) => {
      const { collectedHead, createMarkdownWriter, usualMarkdown } = await import('./markdown');
      const wanted = chosen && new Set(chosen);
      const exported: ExportedArticle[] = [];
      for (const id of new Set(ids)) {
        const { placed, unplaced } = await annotations.listByPlace(id);
        exported.push({
          article: library.summary(id),
          note: wanted ? '' : (await articleNotes.get(id)).note,
          annotations: [...placed, ...unplaced].filter((one) => wanted?.has(one.id) ?? true),
          links: await links.list(id),
          unplaced: new Set(unplaced.map((one) => one.id)),
        });
      }
      const names = new Set<string>();
      const writer = createMarkdownWriter({ ...usualMarkdown, layout }, options.categories(), () => '');
      const [first, ...others] = exported;
      if (layout === 'single' && first && others.length > 0) {
        const title = `${first.article.title} and ${others.length} more`;
        const all = exported.flatMap((one) => one.annotations);
        const facts = { title, articles: exported.map((one) => one.article.id), highlights: all.length };
        const head = collectedHead(usualMarkdown, { ...facts, tags: all.flatMap(tagsOf) });
        const parts = await inPieces(exported, writer.part);
        return [{ name: safeName(title, '.md', names), text: head + parts.join('\n') }];
      }
      return inPieces(exported, (one) => ({
        name: safeName(one.article.title, '.md', names),
        text: writer.document(one),
      }));
    },
  };
}

/** Thousands of notes take seconds to write: others have their turn in between. */
async function inPieces<T>(
  exported: readonly ExportedArticle[],
  write: (one: ExportedArticle) => T,
): Promise<T[]> {
  const written: T[] = [];
  for (const one of exported) {
    written.push(write(one));
    await setImmediate();
  }
  return written;
}
