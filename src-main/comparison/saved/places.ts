import { AppError, type Id, type Passage, type PlaceGiven, type ShownPlace, type Target } from '#contract';
import type { Placer } from '../../annotations/placer';
import { selectorsOf } from '../../annotations/selectors';
import type { ArticleFolder } from '../../store/article-folder';
import type { Articles } from '../../store/articles';

/** Where passages of a comparison stand in the articles as they are now, placed as annotations are. */
export interface Places {
  /**
   * The target of a place that a window knows. Where `old` stands there already, it is that: what was made on an older
   * text keeps what it was made on.
   * @throws AppError `not-found`, `conflict` when that text is not kept any more, `bad-input` when it has no such passage
   */
  target: (place: PlaceGiven, old: Target | undefined) => Promise<Target>;
  /** In their order. */
  show: (targets: readonly Target[]) => Promise<ShownPlace[]>;
}

export function createPlaces({ articles, placer }: { articles: Articles; placer: Placer }): Places {
  /** Targets never change; where one stands is worked out once for each text. */
  const known = new WeakMap<Target, { version: number; passage: Passage | null }>();

  const placeAll = async (folder: ArticleFolder, targets: readonly Target[]): Promise<void> => {
    const { record, text } = await folder.content();
    const { version } = record;
    const open = targets.filter((target) => {
      if (known.get(target)?.version === version) return false;
      const [{ start, end }, { exact }] = target.selector;
      const stands = target.version === version && end > start && text.slice(start, end) === exact;
      if (stands) known.set(target, { version, passage: { start, end } });
      return !stands;
    });
    if (open.length === 0) return;
    const olds: { version: number; text: string }[] = [];
    for (const number of new Set(open.map((target) => target.version))) {
      // One that says that it was made on this text and is not there was changed by hand: only its quote counts.
      const old = number === version ? null : await folder.version(number);
      if (old) olds.push({ version: number, text: old.text });
    }
    const passages = open.map(({ version: made, selector }) => [{ version: made, selector }]);
    const found = await placer.run('place', { text, olds, passages });
    for (const [n, target] of open.entries()) {
      const placed = found[n];
      known.set(target, { version, passage: placed ? { start: placed.start, end: placed.end } : null });
    }
  };

  /** Version of the article's text and where these stand in it; null for an article that is not there. */
  const inArticle = async (article: Id, targets: readonly Target[]): Promise<number | null> => {
    try {
      return await articles.use(article, async (folder) => {
        await placeAll(folder, targets);
        return folder.article.data.version;
      });
    } catch (error) {
      // One article that cannot be read must not keep a comparison closed: what was quoted is still there.
      if (error instanceof AppError) return null;
      throw error;
    }
  };

  const passageOf = (target: Target, version: number | null): Passage | null => {
    const place = known.get(target);
    return place && place.version === version ? place.passage : null;
  };

  return {
    target: async ({ article, version, passage }, old) => {
      if (old?.source === article) {
        const there =
          old.version === version
            ? old.selector[0]
            : passageOf(old, (await inArticle(article, [old])) === version ? version : null);
        if (there?.start === passage.start && there.end === passage.end) return old;
      }
      return articles.use(article, async (folder) => {
        const text = await folder.version(version);
        if (!text) throw textGone();
        return { source: article, version, selector: selectorsOf(text.text, passage) };
      });
    },
    show: async (targets) => {
      const versions = new Map<Id, number | null>();
      for (const article of new Set(targets.map(({ source }) => source))) {
        const its = targets.filter(({ source }) => source === article);
        versions.set(article, await inArticle(article, its));
      }
      return targets.map((target) => ({
        article: target.source,
        passage: passageOf(target, versions.get(target.source) ?? null),
        quote: target.selector[1].exact,
      }));
    },
  };
}

const textGone = (): AppError =>
  new AppError(
    'conflict',
    'The text has become another meanwhile, and the one that this was chosen in is not kept. Choose the words once more.',
  );
