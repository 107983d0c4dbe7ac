import { beforeEach, expect, it } from 'vitest';
import { narrowShelf, orderOf, orderShelf, queryOf, searchLibrary, useShelf } from '../shelf';
import { chipsOf, lengths } from './filter-chips';

beforeEach(() =>
  useShelf.setState({
    ...{ search: '', collection: null, filters: {}, changing: null },
    order: { sort: 'imported', reversed: false },
  }),
);

it('each filter is named, and taken away by its chip alone', () => {
  const { shortest, longest } = lengths[1];
  narrowShelf({ unread: true, tags: ['flood', 'coast'], from: '2024-03-02', shortest, longest });
  expect(chipsOf(useShelf.getState().filters).map(({ name }) => name)).toEqual([
    'Unread',
    '#flood',
    '#coast',
    expect.stringMatching(/^from .*2024$/),
    '5 to 15 minutes',
  ]);
  for (const id of ['unread', 'tags:flood', 'from', 'length']) {
    const chip = chipsOf(useShelf.getState().filters).find((one) => one.id === id);
    narrowShelf(chip?.without ?? {});
  }
  expect(queryOf(useShelf.getState()).filters).toEqual({ tags: ['coast'] });
});

it('a search has an order of its own, best match at first, and gives the other one back', () => {
  orderShelf({ sort: 'title' });
  searchLibrary('harbour');
  expect(orderOf(useShelf.getState())).toEqual({ sort: 'relevance', reversed: false });
  orderShelf({ sort: 'published' });
  searchLibrary('harbour wall');
  expect(queryOf(useShelf.getState())).toMatchObject({ search: 'harbour wall', sort: 'published' });
  searchLibrary('');
  expect(queryOf(useShelf.getState())).toMatchObject({ search: '', sort: 'title' });
  searchLibrary('dam');
  expect(queryOf(useShelf.getState()).sort).toBe('relevance');
});
