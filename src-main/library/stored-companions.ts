import type { Companion } from '../article/cleaned';
import type { Articles } from '../store/articles';
import type { ArticleFile } from '../store/formats';

/** The pictures that lay beside an article's page, as they came with it. */
export async function storedCompanions(
  articles: Articles,
  { id, assets }: Pick<ArticleFile, 'id' | 'assets'>,
): Promise<Companion[]> {
  const companions: Companion[] = [];
  for (const { name, from } of assets) {
    const bytes = from === null ? null : await articles.asset(id, name);
    if (bytes && from !== null) companions.push({ path: from, bytes });
  }
  return companions;
}
