import { QueryObserver } from '@tanstack/react-query';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { MethodName, Preferences } from '#contract';
import { defaultCategories } from '#contract/categories';
import { pipe } from '#contract/channel';
import { call, connect, fetchAnswer, queries } from './api';
import { changePreferences, preferences, watchPreferences } from './preferences';

/** A main side that holds preferences and counts what it is asked. */
const first: Partial<Preferences> = {
  textSize: 18,
  categories: defaultCategories.map((one) => ({ ...one })),
};
const main = { stored: first, asked: new Array<MethodName>(), broken: false };
const [here, there] = pipe();

beforeAll(async () => {
  there.listen((text) => {
    const {
      call: answer,
      method,
      input,
    } = JSON.parse(text) as {
      call: number;
      method: MethodName;
      input: object;
    };
    main.asked.push(method);
    if (method === 'setPreferences') {
      if (!main.broken) main.stored = { ...main.stored, ...input };
      tell();
    }
    const answers = { queryNotes: { total: 0, groups: [] }, listNotes: [] } as Record<string, unknown>;
    const error = { code: 'storage', message: 'The disk is full.' };
    const isRefused = method === 'setPreferences' && main.broken;
    there.send(
      JSON.stringify({ answer, ...(isRefused ? { error } : { value: answers[method] ?? main.stored }) }),
    );
  });
  connect(here);
  watchPreferences();
  // Another window may change them while this one is still being opened; an error that nobody handles fails the run.
  tell();
  // The page always shows its preferences and, here, a list of notes.
  for (const [method, input] of [
    ['getPreferences', {}],
    ['queryNotes', { scope: { kind: 'library' } }],
  ] as const) {
    const queryFn = () => call(method, input);
    new QueryObserver(queries, { queryKey: [method, input], queryFn }).subscribe(() => {});
    await fetchAnswer(method, input);
  }
});

const tell = (): void => there.send(JSON.stringify({ event: 'preferencesChanged', data: null }));
const count = (method: MethodName): number => main.asked.filter((one) => one === method).length;
const renamed = (name: string) =>
  preferences().categories.map((one, n) => (n === 0 ? { ...one, name } : one));

beforeEach(() => {
  main.asked = [];
  main.broken = false;
});

it('asks again for the notes after a category has another name, here or in another window', async () => {
  changePreferences({ categories: renamed('Assertion') });
  await vi.waitFor(() => expect(count('queryNotes')).toBe(1));

  main.stored = { ...main.stored, categories: renamed('Thesis') };
  tell();
  await vi.waitFor(() => expect(preferences().categories[0]?.name).toBe('Thesis'));
  await vi.waitFor(() => expect(count('queryNotes')).toBe(2));
});

it('does not ask for them when something else has changed', async () => {
  main.stored = { ...main.stored, textSize: 21 };
  tell();
  await vi.waitFor(() => expect(preferences().textSize).toBe(21));
  changePreferences({ categories: renamed('Claim') });
  await vi.waitFor(() => expect(count('queryNotes')).toBe(1));
  expect(count('getPreferences')).toBe(1);
});

it('shows what is stored when a change could not be', async () => {
  main.broken = true;
  changePreferences({ textSize: 30 });
  expect(preferences().textSize).toBe(30);
  await vi.waitFor(() => expect(preferences().textSize).toBe(21));
});
