import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Damaged, type Format, parseDocument } from './migrations';

const schema = z.object({ formatVersion: z.literal(3), words: z.array(z.string()) });
const format: Format<z.infer<typeof schema>> = {
  name: 'a test',
  version: 3,
  schema,
  migrations: {
    1: ({ text }) => ({ word: text }),
    2: ({ word }) => ({ words: [word] }),
  },
};

describe('parseDocument', () => {
  it('makes the newest version of each older one, a step at a time', () => {
    expect(parseDocument('{"formatVersion":1,"text":"dam"}', format)).toMatchObject({
      data: { formatVersion: 3, words: ['dam'] },
      from: 1,
      outside: false,
    });
    expect(parseDocument('{"formatVersion":2,"word":"dam"}', format).data.words).toEqual(['dam']);
    expect(parseDocument('{"formatVersion":3,"words":["dam"]}', format).from).toBe(3);
  });

  it('refuses a newer version without calling it damaged', () => {
    expect(() => parseDocument('{"formatVersion":4,"words":[]}', format)).toThrow(
      expect.objectContaining({ code: 'newer-format' }),
    );
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '3',
    '{}',
    '{"formatVersion":"3"}',
    '{"formatVersion":0}',
    '{"formatVersion":3}',
  ])('calls %j damaged', (text) => {
    expect(() => parseDocument(text, format)).toThrow(Damaged);
  });
});

it('a newer version counts, also where the sum is worked out in another way', () => {
  const text = '{"formatVersion":9,"words":["dam"],"sum":"0123456789abcdef"}';
  expect(() => parseDocument(text, format)).toThrow(/newer version/);
  expect(parseDocument(text, format, 'read')).toMatchObject({ from: 9, outside: false });
  expect(() => parseDocument(text.replace('9', '2'), format)).toThrow(Damaged);
});
