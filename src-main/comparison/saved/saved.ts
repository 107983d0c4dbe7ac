import {
  AppError,
  type Comparison,
  type ComparisonChange,
  type ComparisonSummary,
  type Id,
  type Output,
  type ShownComparison,
  type Target,
} from '#contract';
import type { LibraryIndex } from '../../library/library-index';
import { createQueues } from '../../library/queues';
import type { StoredComparisons } from '../../store/comparisons';
import { applied, comparisonGone, type Targeted } from './apply';
import { inverseOf } from './inverse';
import { nameFor } from './name';
import { createOnce } from '../../library/once';
import type { Places } from './places';
import { shown } from './shown';

/** Comparisons as the reader keeps them: stored before they are answered, changed one after the other. */
export interface SavedComparisons {
  list: (deleted: boolean) => Promise<ComparisonSummary[]>;
  /** A deleted one too. @throws AppError `not-found`, `storage` */
  get: (id: Id) => Promise<Comparison>;
  show: (comparison: Comparison) => Promise<ShownComparison>;
  /** Of exactly these articles, the one that was changed last. */
  find: (articles: readonly Id[]) => Promise<Comparison | null>;
  /** @throws AppError `not-found`, `conflict`, `bad-input`, `storage`; then nothing was changed */
  change: (change: ComparisonChange) => Promise<Output<'changeComparison'>>;
  /** Fulfilled when no change is under way any more. */
  idle: () => Promise<void>;
}

export function createSavedComparisons(options: {
  stored: StoredComparisons;
  index: LibraryIndex;
  places: Places;
  now: () => Date;
  /** `decided`: whether what it says of matches is another. */
  changed: (id: Id, decided: boolean) => void;
}): SavedComparisons {
  const { stored, index, places, now } = options;
  const queues = createQueues();
  const once = createOnce<Output<'changeComparison'>>();
  const show = (comparison: Comparison): Promise<ShownComparison> => shown(comparison, places);

  const make = async (change: ComparisonChange): Promise<Output<'changeComparison'>> => {
    const before = await stored.get(change.id);
    const targeted = await targetsOf(change, before, places);
    const name = nameFor((change.articles ?? []).flatMap((id) => index.get(id)?.title ?? []));
    let result: { comparison: Comparison; inverse: ComparisonChange | null } | undefined;
    let [isNew, decided] = [false, false];
    await stored.update(change.id, (old) => {
      const young = applied(old, change, targeted, { now: now(), name });
      isNew = young !== old;
      decided = saidOfMatches(young) !== saidOfMatches(old);
      result = { comparison: young, inverse: inverseOf(old, young) };
      return young === old ? old : { formatVersion: 1, ...young };
    });
    if (!result) throw comparisonGone();
    if (isNew) options.changed(change.id, decided);
    return { comparison: await show(result.comparison), inverse: result.inverse };
  };

  return {
    show,
    list: async (deleted) =>
      (await stored.all())
        .filter((one) => (one.deleted !== null) === deleted)
        .sort(lastFirst)
        .map(({ id, name, articles, created, modified, rows, decisions }) => ({
          ...{ id, name, articles, created, modified },
          ...{ rows: rows.length, decisions: decisions.length },
          missing: articles.filter((article) => !index.get(article)).length,
        })),
    get: async (id) => {
      const found = await stored.get(id);
      if (!found) throw comparisonGone();
      return found;
    },
    find: async (articles) => {
      const key = setKey(articles);
      const all = (await stored.all()).filter((one) => one.deleted === null && setKey(one.articles) === key);
      return all.sort(lastFirst)[0] ?? null;
    },
    change: (change) => once(change.call, () => queues.run(change.id, () => make(change))),
    idle: () => queues.idle(),
  };
}

const lastFirst = (a: Comparison, b: Comparison): number =>
  Date.parse(b.modified) - Date.parse(a.modified) || (a.id < b.id ? -1 : 1);

/** What alignments and overviews depend on. */
const saidOfMatches = (comparison: Comparison | undefined): string =>
  comparison?.deleted === null ? JSON.stringify([comparison.decisions, comparison.dismissed]) : '[[],[]]';

const setKey = (articles: readonly Id[]): string => [...new Set(articles)].sort().join(' ');

/** The places of a change as targets. @throws AppError `not-found`, `conflict`, `bad-input` */
async function targetsOf(
  change: ComparisonChange,
  before: Comparison | undefined,
  places: Places,
): Promise<Targeted> {
  const among = new Set(change.articles ?? before?.articles);
  const targetOf = (place: Parameters<Places['target']>[0], old: Target | undefined): Promise<Target> => {
    if (!among.has(place.article)) throw stranger();
    return places.target(place, old);
  };
  const targeted: Targeted = { decisions: [], dismissed: [], cells: [] };
  for (const { id, ends, corresponds } of change.decide ?? []) {
    const old = before?.decisions.find((one) => one.id === id)?.ends;
    if (ends[0].article === ends[1].article) throw oneArticle();
    const both = [await targetOf(ends[0], old?.[0]), await targetOf(ends[1], old?.[1])] as const;
    targeted.decisions.push({ id, ends: [...both], corresponds });
  }
  for (const { id, what, places: given } of change.dismiss ?? []) {
    const old = before?.dismissed.find((one) => one.id === id)?.places;
    const targets: Target[] = [];
    for (const [n, place] of given.entries()) targets.push(await targetOf(place, old?.[n]));
    targeted.dismissed.push({ id, what, places: targets });
  }
  const cells = before?.rows.flatMap((row) => row.cells) ?? [];
  for (const { id, row, place, annotation } of change.cells ?? []) {
    const old = cells.find((cell) => cell.id === id);
    if (place) {
      const target = await targetOf(place, old?.target);
      targeted.cells.push({ row, cell: { id, target, annotation } });
    } else if (old) targeted.cells.push({ row, cell: old });
    else throw cellGone();
  }
  return targeted;
}

const cellGone = (): AppError =>
  new AppError('not-found', 'This passage is not in the grid any more. It may have been taken out.');
const stranger = (): AppError =>
  new AppError('bad-input', 'This passage is in an article that does not belong to the comparison.');
const oneArticle = (): AppError =>
  new AppError('bad-input', 'Passages of two different articles can correspond: choose one in each.');
