import { notifyManager, QueryClient, useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { askForMissedChanges } from './missed-changes';
import { paced } from './paced';
import { sameRows } from './same-rows';
import type { Client, EventName, Events, Input, MethodName, Output } from '#contract';
import { createClient } from '#contract/client';
import type { Channel } from '#contract/channel';

// By default the page hears of a change a task later; a second key could then still work on the value before it.
notifyManager.setScheduler(queueMicrotask);

/** The main side owns all data; the page caches answers until an event says that they are stale. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      gcTime: 10 * 60_000,
      retry: false,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      structuralSharing: sameRows,
    },
  },
});

askForMissedChanges(queries);

let client: Client | undefined;

/** Asks the main side. Rejects with an AppError whose message is meant for the reader. */
export function call<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>> {
  if (!client) throw new Error('The page is not connected yet.');
  return client.call(method, input);
}

export function onEvent<E extends EventName>(event: E, listener: (data: Events[E]) => void): () => void {
  if (!client) throw new Error('The page is not connected yet.');
  return client.on(event, listener);
}

/** Asks again for what is shown of a method's answers. */
export const stale = (method: MethodName, input?: object): void => {
  void queries.invalidateQueries({ queryKey: input ? [method, input] : [method] });
};

/** Asks again for what is shown of articles in lists. */
export const staleArticles = (): void => {
  stale('listLibrary');
  stale('getSummaries');
};

let askingNotes = 0;
/**
 * Asks again for what is shown of the notes of the library. A change of many notes says so once for each article: what comes
 * within a moment is asked once.
 */
export const staleNotes = (): void => {
  askingNotes ||= window.setTimeout(() => {
    askingNotes = 0;
    stale('queryNotes');
    stale('listNotes');
  }, 50);
};

/** Asks again for what is shown of comparisons. A claim that is being written says so with each key. */
const askComparisons = paced(() =>
  Promise.all(
    (['listComparisons', 'getComparison', 'findComparison'] as const).map((method) =>
      queries.invalidateQueries({ queryKey: [method] }),
    ),
  ),
);

/** Asks again for what texts have in common, where it was asked for so. */
function staleMatches(
  isStale: (of: { articles: readonly string[]; comparison?: string | undefined }) => boolean,
): void {
  const staleOf = <M extends 'alignArticles' | 'getOverview'>(
    method: M,
    articles: (input: Input<M>) => readonly string[],
  ): void =>
    void queries.invalidateQueries({
      queryKey: [method],
      predicate: ({ queryKey: [, key] }) => {
        const input = key as Input<M>;
        return isStale({ ...input, articles: articles(input) });
      },
    });
  staleOf('alignArticles', ({ a, b }) => [a, b]);
  staleOf('getOverview', ({ articles }) => articles);
}

/** Articles on whose lines decisions are on their way: an answer of before the last one would undo it on the page. */
export const deciding = new Set<string>();

export function connect(channel: Channel): void {
  client = createClient(channel);
  // What was pushed while the connection was down is lost: everything may be stale.
  channel.reopened?.(() => void queries.invalidateQueries());
  client.on('libraryChanged', () => {
    staleArticles();
    stale('getFacets');
    stale('listDuplicates');
    stale('listTags');
    stale('listTrash');
    staleNotes();
    // The other end of a link may have gone to the trash, or come back.
    stale('listLinks');
    // An article of a comparison, too.
    askComparisons();
  });
  client.on('noticed', () => stale('getStatus'));
  client.on('awaitedChanged', () => stale('listAwaited'));
  client.on('templatesChanged', () => stale('listTemplates'));
  client.on('collectionsChanged', () => {
    stale('listCollections');
    stale('getFacets');
    stale('listLibrary');
    staleNotes();
  });
  client.on('articleChanged', ({ article }) => {
    stale('getArticle', { id: article });
    if (!deciding.has(article)) stale('getCleaning', { id: article });
    stale('listAnnotations', { article });
    stale('listOrphans', { article });
    stale('listLinks');
    stale('previewExport');
    staleNotes();
    askComparisons();
    staleMatches(({ articles }) => articles.includes(article));
  });
  client.on('comparisonsChanged', ({ id, decided }) => {
    askComparisons();
    if (decided) staleMatches(({ comparison }) => comparison === id);
  });
  // A note that is being written says so with each key.
  const changed = new Map<string, () => void>();
  const askLibrary = paced(() =>
    Promise.all(
      // What a link says at its other end is the words of the article that has changed.
      (['listLinks', 'listTags', 'queryNotes', 'listNotes', 'previewExport'] as const).map((method) =>
        queries.invalidateQueries({ queryKey: [method] }),
      ),
    ),
  );
  client.on('annotationsChanged', ({ article }) => {
    const ask =
      changed.get(article) ??
      paced(() =>
        Promise.all(
          (['listAnnotations', 'listOrphans', 'getArticleNote'] as const).map((method) =>
            queries.invalidateQueries({ queryKey: [method, { article }] }),
          ),
        ),
      );
    changed.set(article, ask);
    ask();
    askLibrary();
  });
}

type Amendment = (input: object, answer: unknown) => unknown;
const amendments = new Map<MethodName, Amendment>();

/** Lays over every answer to a method what is on its way to the main side: the answer may be of before it. */
export const amendAnswers = <M extends MethodName>(
  method: M,
  amend: (input: Input<M>, answer: Output<M>) => Output<M>,
): void => void amendments.set(method, amend as Amendment);

const query = <M extends MethodName>(method: M, input: Input<M>) => ({
  queryKey: [method, input] as const,
  queryFn: async (): Promise<Output<M>> => {
    const answer = await call(method, input);
    const amend = amendments.get(method);
    return amend ? (amend(input, answer) as Output<M>) : answer;
  },
});

/** The answer to a method, kept fresh. */
export function useAnswer<M extends MethodName>(method: M, input: Input<M>): UseQueryResult<Output<M>> {
  return useQuery(query(method, input));
}

/** The answer to a method, kept fresh; while one to another input is awaited, the last one that `belongs` is shown. */
export function useSteadyAnswer<M extends MethodName>(
  method: M,
  input: Input<M>,
  belongs: (held: Output<M>) => boolean,
  enabled = true,
): UseQueryResult<Output<M>> {
  const placeholderData = (held: Output<M> | undefined): Output<M> | undefined =>
    held !== undefined && belongs(held) ? held : undefined;
  return useQuery<Output<M>>({ ...query(method, input), placeholderData: placeholderData as never, enabled });
}

/** Several answers to a method, kept fresh. */
export function useAnswers<M extends MethodName>(
  method: M,
  inputs: readonly Input<M>[],
): UseQueryResult<Output<M>>[] {
  return useQueries({ queries: inputs.map((input) => query(method, input)) });
}

const dataOf = <T>(answers: { data: T }[]): T[] => answers.map(({ data }) => data);
/** What several answers to a method hold, undefined until they come; kept fresh, forgotten soon after they are shown. */
export function useData<M extends MethodName>(method: M, inputs: Input<M>[]): (Output<M> | undefined)[] {
  return useQueries({
    queries: inputs.map((input) => ({ ...query(method, input), gcTime: 30_000 })),
    combine: dataOf,
  });
}

/**
 * The answer as it is now, asked for anew each time it is shown; for what no event says is stale.
 * @param steady whether the last answer is shown while one to another input is awaited
 */
export function useFreshAnswer<M extends MethodName>(
  method: M,
  input: Input<M>,
  { steady = false, enabled = true } = {},
): UseQueryResult<Output<M>> {
  const placeholderData = (held: Output<M> | undefined): Output<M> | undefined => (steady ? held : undefined);
  return useQuery<Output<M>>({
    ...query(method, input),
    ...{ staleTime: 0, gcTime: 0, enabled, placeholderData: placeholderData as never },
  });
}

export const fetchAnswer = <M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>> =>
  queries.fetchQuery(query(method, input));

/** What the page holds already, without asking. */
export const heldAnswer = <M extends MethodName>(method: M, input: Input<M>): Output<M> | undefined =>
  queries.getQueryData([method, input]);

/** Changes what the page holds of a method's answers, whatever was asked. */
export const holdAnswers = <M extends MethodName>(
  method: M,
  change: (held: Output<M>) => Output<M>,
): void => {
  queries.setQueriesData<Output<M>>({ queryKey: [method] }, (held) => held && change(held));
};

export const holdAnswer = <M extends MethodName>(
  method: M,
  input: Input<M>,
  change: (held: Output<M>) => Output<M>,
): void => {
  // An answer under way was asked for before this change and would undo it on the page.
  const asked = queries.isFetching({ queryKey: [method, input] }) > 0;
  if (asked) void queries.cancelQueries({ queryKey: [method, input] });
  queries.setQueryData<Output<M>>([method, input], (held) => (held === undefined ? held : change(held)));
  if (asked) stale(method, input);
};
