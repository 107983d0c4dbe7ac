import type { Category, ExportedFile, Id } from '#contract';
import type { Annotations } from '../annotations/annotations';
import type { ArticleNotes } from '../annotations/article-note';
import type { Links } from '../annotations/links/links';
import type { Library } from '../library/library';
import { articleDocument, collectedDocument, type ExportedArticle } from './markdown';
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
      const wanted = chosen && new Set(chosen);
      const exported: ExportedArticle[] = [];
      for (const id of new Set(ids)) {
        const { placed, unplaced } = await annotations.listByPlace(id);
        exported.push({
          article: library.summary(id),
          note: wanted ? '' : (await articleNotes.get(id)).note,
          annotations: [...placed, ...unplaced].filter((one) => wanted?.has(one.id) ?? true),
          links: await links.list(id),
          unplaced: new Set(unplaced),
        });
      }
      const names = new Set<string>();
      const [first, ...others] = exported;
      if (layout === 'single' && first && others.length > 0) {
        const title = `${first.article.title} and ${others.length} more`;
        const text = collectedDocument(exported, options.categories(), title);
        return [{ name: safeName(title, '.md', names), text }];
      }
      return exported.map((one) => ({
        name: safeName(one.article.title, '.md', names),
        text: articleDocument(one, options.categories()),
      }));
    },
  };
}
