import fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentInTurns, storedText } from './document-in-turns';
import { documentText, sumOf } from './document-sum';

const said = async (data: object) => {
  const { sum, text } = await documentInTurns(data);
  return { sum, text: Buffer.from(text).toString() };
};

it('says what is said at once, whatever is in it', async () => {
  const entry = fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.string({ unit: 'binary' }));
  const lists = fc.dictionary(fc.string(), fc.oneof(fc.array(entry), entry), { noNullPrototype: true });
  await fc.assert(
    fc.asyncProperty(lists, async ({ sum: _, ...data }) => {
      // Read as it is written: a number -0 is 0, a half of a character is what takes its place.
      expect(await said(data)).toEqual({
        sum: sumOf(data),
        text: Buffer.from(documentText(data)).toString(),
      });
    }),
    { numRuns: 300 },
  );
});

it('lets others have their turn', async () => {
  const page = (n: number) => ({
    id: `page-${n}`,
    title: 'A long title of a page '.repeat(20),
    tags: ['a', 'b'],
  });
  const data = { formatVersion: 1, pages: Array.from({ length: 30_000 }, (_, n) => page(n)) };
  let turns = 0;
  const turn = setInterval(() => turns++, 1);
  const { text } = await storedText(data);
  clearInterval(turn);
  expect(text.toString()).toBe(documentText(data));
  expect(turns).toBeGreaterThan(2);
});
