import { expect, test } from 'vitest';
import { sameRows } from './same-rows';

const held = [
  { id: 'a', tags: ['x'] },
  { id: 'b', tags: [] },
];

test('rows keep their objects when one comes in on top', () => {
  const fresh = [
    { id: 'c', tags: [] },
    { id: 'a', tags: ['x'] },
    { id: 'b', tags: ['new'] },
  ];
  const rows = sameRows(held, fresh) as typeof held;
  expect(rows).toEqual(fresh);
  expect(rows[1]).toBe(held[0]);
  expect(rows[2]).not.toBe(held[1]);
});

test('the same answer is the same object, and other answers are shared as usual', () => {
  expect(sameRows(held, structuredClone(held))).toBe(held);
  const status = { notices: ['one'], version: '1' };
  const next = sameRows(status, { notices: ['one'], version: '2' }) as typeof status;
  expect(next.notices).toBe(status.notices);
  expect(sameRows(undefined, held)).toEqual(held);
});
