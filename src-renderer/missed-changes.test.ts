import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { askForMissedChanges } from './missed-changes';

test('a change while the first answer is on its way is asked for once that is there, and only then', async () => {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  askForMissedChanges(queries);
  const answers: ((value: string) => void)[] = [];
  const queryFn = (): Promise<string> => new Promise((resolve) => answers.push(resolve));
  const observer = new QueryObserver(queries, { queryKey: ['languages'], queryFn });
  const stop = observer.subscribe(() => undefined);
  await vi.waitFor(() => expect(answers).toHaveLength(1));

  await Promise.race([queries.invalidateQueries({ queryKey: ['languages'] }), Promise.resolve()]);
  answers[0]?.('English');
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.('English, German');
  await vi.waitFor(() => expect(observer.getCurrentResult().data).toBe('English, German'));
  expect(observer.getCurrentResult().isFetching).toBe(false);
  expect(answers).toHaveLength(2);
  stop();
  queries.clear();
});
